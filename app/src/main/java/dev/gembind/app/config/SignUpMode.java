package dev.gembind.app.config;

/** Where users come from. */
public enum SignUpMode {
    /** Whoever proves an account that belongs to nobody may become a user. */
    OPEN,
    /** Only the host site makes users. */
    HANDOFF
}
