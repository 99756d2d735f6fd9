package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-07")
class CsvCodecTest {
    @Test
    void everyRecordComesBackAsItWas() throws MalformedException {
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 50_000; i++) {
            List<String> cells = HostileCells.next(random);
            assertThat(decode(encode(cells))).isEqualTo(cells);
        }
    }

    @Test
    void aRecordIsOnePhysicalLine() {
        SplittableRandom random = new SplittableRandom(3);

        for (int i = 0; i < 20_000; i++) {
            String line = encode(HostileCells.next(random));
            assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
            assertThat(line).doesNotContain("\r", "\t", "\0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x"})
    void noCellStartsAFormula(String formula) {
        assertThat(encode(List.of(formula, "x"))).startsWith("\\");
        assertThat(encode(List.of("x;" + formula, "x"))).startsWith("x;\\");
        assertThat(encode(List.of("x," + formula, "x"))).startsWith("\"x,\\");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,'\"'b       | a quoted cell that does not end",
                "a,b'\"'c,d    | a quote inside an unquoted cell",
                "'\"'a'\"'b,c  | text after a closing quote",
                "a,b\\x        | an unknown escape",
                "a,b\\         | an unknown escape"
            },
            quoteCharacter = '\u0001')
    void whatThisProgramNeverWritesIsRefused(String line, String reason) {
        String text = line.replace("'\"'", "\"");

        assertThatThrownBy(() -> decode(text + "\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\rb", "a\0b"})
    void rawControlCharactersAreRefused(String line) {
        assertThatThrownBy(() -> decode(line + "\n")).hasMessage("a control character that should be escaped");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bad :
                new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}}) {
            assertThatThrownBy(() -> CsvDecoder.record(bad, 0, bad.length)).hasMessage("bytes that are not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uDC00\uD800"})
    void halfASurrogatePairIsRefused(String text) {
        assertThatThrownBy(() -> encode(List.of(text, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void absentAndEmptyDiffer() throws MalformedException {
        assertThat(encode(Arrays.asList(null, "", null))).isEqualTo(",\"\",\n");
        assertThat(decode(",\"\",\n")).containsExactly(null, "", null);
        assertThatThrownBy(() -> encode(Collections.singletonList(null))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String encode(List<String> cells) {
        ByteSink out = new ByteSink();
        CsvEncoder.record(out, cells);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> decode(String line) throws MalformedException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return CsvDecoder.record(bytes, 0, bytes.length - 1);
    }
}
