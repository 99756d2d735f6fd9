package dev.gembind.testkit.proxy;

/** What becomes of a connection on which something awaited is sent. */
public enum Fate {
    /** The server never gets it, and the connection is cut. */
    CUT_BEFORE,
    /** The server gets it; when it answers, the connection is cut and the answer lost. */
    CUT_AT_ANSWER,
    /** The server gets it; its answers are swallowed from then on, and the connection stays open. */
    SILENT_AFTER
}
