package dev.gembind.testkit.proxy;

/** One end of a connection. */
public enum Side {
    /** Who connected. */
    CLIENT,
    /** Who was connected to. */
    SERVER
}
