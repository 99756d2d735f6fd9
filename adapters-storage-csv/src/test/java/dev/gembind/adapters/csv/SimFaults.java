package dev.gembind.adapters.csv;

/**
 * What goes wrong at which operation, counted from now; a negative number is never.
 *
 * @param crashAt the machine stops before, in, or after this operation
 * @param forceFailsAt the first force at or after this operation fails
 * @param fullAt the first write at or after this operation stores only a part and fails
 */
record SimFaults(long crashAt, long forceFailsAt, long fullAt) {
    static final SimFaults NONE = new SimFaults(-1, -1, -1);
}
