package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that somebody started.
 *
 * @param attempt its id
 * @param platform on which platform
 * @param user who; null to sign in
 * @param secret the token of a link code, or the state of a page
 * @param code what can be typed; null for a page
 * @param binder what the browser keeps
 */
record Started(
        String attempt,
        Platform platform,
        @Nullable UserId user,
        String secret,
        @Nullable String code,
        String binder) {}
