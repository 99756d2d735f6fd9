package dev.gembind.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresMessagesTest {
    /** A first message of 8 bytes without a type, then one of 5 bytes and one of 7. */
    private static final byte[] CLIENT = {0, 0, 0, 8, 1, 2, 3, 4, 'S', 0, 0, 0, 4, 'Q', 0, 0, 0, 6, 9, 9};

    @Test
    void endsAreFoundWhereverTheBytesAreCut() {
        for (int piece = 1; piece <= CLIENT.length; piece++) {
            assertThat(ends(Side.CLIENT, CLIENT, piece))
                    .as("pieces of " + piece)
                    .containsExactly(8, 13, 20);
        }
    }

    @Test
    void aServersFirstMessageHasAType() {
        byte[] server = {'R', 0, 0, 0, 8, 0, 0, 0, 0, 'Z', 0, 0, 0, 5, 'I'};

        assertThat(ends(Side.SERVER, server, server.length)).containsExactly(9, 15);
    }

    private static List<Integer> ends(Side side, byte[] bytes, int piece) {
        MessageEnds messages = PostgresMessages.protocol().messagesOf(side);
        List<Integer> ends = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
            int to = Math.min(from + piece, bytes.length);
            for (int end = messages.next(bytes, from, to); end >= 0; end = messages.next(bytes, end, to)) {
                ends.add(end);
            }
        }
        return ends;
    }
}
