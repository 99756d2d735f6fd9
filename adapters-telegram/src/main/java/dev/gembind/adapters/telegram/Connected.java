package dev.gembind.adapters.telegram;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;

/**
 * An account that is connected to a user.
 *
 * @param platform where
 * @param name the cleaned name it last showed
 * @param status what it is worth at the moment
 */
record Connected(Platform platform, String name, BindingStatus status) {
    static Connected of(Binding binding) {
        return new Connected(binding.platform(), binding.handle().value(), binding.status());
    }
}
