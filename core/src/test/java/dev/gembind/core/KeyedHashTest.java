package dev.gembind.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash("Jefe".getBytes(StandardCharsets.US_ASCII));

    @Test
    void hashesAsTheStandardSays() {
        // RFC 4231, section 4.3
        assertThat(hex("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void oneHashLeavesNoTraceInTheNext() {
        String first = hex("a");

        hex("b");

        assertThat(hex("a")).isEqualTo(first).isNotEqualTo(hex("b"));
    }

    @Test
    void manyThreadsMayShareIt() {
        List<String> alone =
                IntStream.range(0, 2000).mapToObj(i -> hex("text" + i)).toList();

        List<String> together = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> hex("text" + i))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(hash.of(text));
    }
}
