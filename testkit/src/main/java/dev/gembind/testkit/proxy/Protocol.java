package dev.gembind.testkit.proxy;

/** What a proxy has to know about a protocol to tell messages apart. */
@FunctionalInterface
public interface Protocol {
    /** A protocol of which nothing is known: no message ever ends. */
    Protocol UNKNOWN = side -> MessageEnds.NONE;

    /** Returns the ends of one side's messages on a new connection. */
    MessageEnds messagesOf(Side side);
}
