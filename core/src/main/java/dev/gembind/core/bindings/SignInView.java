package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import org.jspecify.annotations.Nullable;

/** How far a sign-in has come, for the browser that started it. */
public sealed interface SignInView {
    /**
     * The account is not proven, or its owner has not agreed yet.
     *
     * @param attempt the attempt
     */
    record Waiting(LinkAttempt attempt) implements SignInView {}

    /**
     * The browser may pick it up.
     *
     * @param attempt the attempt
     * @param identity the account it signs in with
     * @param user whose it is; null if picking it up makes a new user
     */
    record Ready(
            LinkAttempt attempt,
            VerifiedIdentity identity,
            @Nullable UserId user) implements SignInView {}

    /**
     * It ended.
     *
     * @param state how; {@link AttemptState#EXPIRED} if it is not known any more
     */
    record Ended(AttemptState state) implements SignInView {}

    /** Another browser started it. */
    record NotYours() implements SignInView {}
}
