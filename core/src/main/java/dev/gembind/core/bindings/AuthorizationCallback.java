package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's authorization page sent back through the browser (RFC 6749, 4.1.2); none of it is trusted.
 *
 * @param platform whose callback address was called
 * @param state the state parameter, or null
 * @param code the authorization code, or null
 * @param error the error code, or null
 */
public record AuthorizationCallback(
        Platform platform,
        @Nullable String state,
        @Nullable String code,
        @Nullable String error) {
    private static final int MAX_STATE = 200;
    private static final int MAX_CODE = 512;

    /** Tells whether the state may be one of ours. */
    boolean hasState() {
        return state != null && !state.isEmpty() && state.length() <= MAX_STATE;
    }

    /** Tells whether the code may be worth exchanging. */
    boolean hasCode() {
        return code != null && !code.isEmpty() && code.length() <= MAX_CODE;
    }

    @Override
    public String toString() {
        return "AuthorizationCallback[platform=" + platform + "]";
    }
}
