package dev.gembind.adapters.csv;

/**
 * What goes wrong at which operation, counted from now; a negative number is never.
 *
 * @param crashAt the machine stops before, in, or after this operation
 * @param forceFailsAt the first force at or after this operation fails
 * @param fullAt the first write at or after this operation stores only a part and fails
 * @param ioFailsAt the first opening, reading or making of a file at or after this operation fails
 */
record SimFaults(long crashAt, long forceFailsAt, long fullAt, long ioFailsAt) {
    static final SimFaults NONE = new SimFaults(-1, -1, -1, -1);

    SimFaults(long crashAt, long forceFailsAt, long fullAt) {
        this(crashAt, forceFailsAt, fullAt, -1);
    }

    SimFaults withoutForce() {
        return new SimFaults(crashAt, -1, fullAt, ioFailsAt);
    }

    SimFaults withoutFull() {
        return new SimFaults(crashAt, forceFailsAt, -1, ioFailsAt);
    }

    SimFaults withoutIo() {
        return new SimFaults(crashAt, forceFailsAt, fullAt, -1);
    }
}
