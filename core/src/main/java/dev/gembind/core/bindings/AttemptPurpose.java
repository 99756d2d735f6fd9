package dev.gembind.core.bindings;

/** What an attempt is for. */
public enum AttemptPurpose {
    /** To bind an account to the user who started it. */
    BIND,
    /** To sign in as the user an account belongs to. */
    SIGN_IN
}
