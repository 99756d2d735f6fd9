package dev.gembind.testkit.proxy;

/**
 * Messages of PostgreSQL (manual, "Message Formats"): a type of one byte and a length of four that counts itself. The first
 * message of a client has no type. Encryption must not be asked for.
 */
public final class PostgresMessages implements MessageEnds {
    private static final int LENGTH = 4;

    private int headerLeft;
    private int bodyLeft;
    private int length;

    private PostgresMessages(int firstHeader) {
        this.headerLeft = firstHeader;
    }

    /** Returns the protocol. */
    public static Protocol protocol() {
        return side -> new PostgresMessages(side == Side.CLIENT ? LENGTH : LENGTH + 1);
    }

    @Override
    public int next(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (headerLeft > 0) {
                header(bytes[at]);
                at++;
            } else {
                int taken = Math.min(bodyLeft, to - at);
                bodyLeft -= taken;
                at += taken;
            }
            if (headerLeft == 0 && bodyLeft == 0) {
                headerLeft = LENGTH + 1;
                return at;
            }
        }
        return -1;
    }

    private void header(byte next) {
        length = headerLeft > LENGTH ? 0 : (length << Byte.SIZE) | Byte.toUnsignedInt(next);
        headerLeft--;
        if (headerLeft == 0) {
            bodyLeft = length - LENGTH;
            length = 0;
        }
    }
}
