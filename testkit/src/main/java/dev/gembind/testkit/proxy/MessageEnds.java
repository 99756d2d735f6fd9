package dev.gembind.testkit.proxy;

/** Finds where messages end in what one side of one connection says. It sees every byte once, in order. */
public interface MessageEnds {
    /** Finds an end that no message of any protocol has. */
    MessageEnds NONE = (bytes, from, to) -> -1;

    /** Returns the place after the last byte of the first message that ends in the given part, or -1 if none does. */
    int next(byte[] bytes, int from, int to);
}
