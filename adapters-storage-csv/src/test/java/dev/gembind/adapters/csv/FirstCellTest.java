package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstCellTest {
    private static final String CHARACTERS = "ab,;\"\\ \n=-@\u00E9\uFF1D0";
    private static final int ROWS = 20_000;

    private final FirstCell<List<@Nullable String>> key = new FirstCell<>(row -> Cells.text(row, 0));
    private final RowForm<List<@Nullable String>> form =
            new RowForm<>(new TableSpec("rows", 1, List.of("key", "text")), new AsTheyAre());

    @Test
    void isInTheRowExactlyIfTheRowReadsSo() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < ROWS; i++) {
            String stored = text(random);
            String wanted = random.nextInt(3) == 0 ? stored : text(random);
            byte[] row = row(stored, text(random));

            assertThat(key.isIn(row, wanted, form))
                    .as("%s in a row of %s", wanted, stored)
                    .isEqualTo(wanted.equals(stored));
            assertThat(key.decoded(row, wanted, form) != null).isEqualTo(wanted.equals(stored));
        }
    }

    @Test
    void theBeginningOfAKeyIsNotTheKey() {
        assertThat(key.isIn(row("user12", "x"), "user1", form)).isFalse();
        assertThat(key.isIn(row("user1", "x"), "user12", form)).isFalse();
        assertThat(key.isIn(row("user1", "x"), "user1,x", form)).isFalse();
        assertThat(key.isIn(row("user1", "x"), "user1", form)).isTrue();
    }

    @Test
    void aRowMayHaveNothingButAKey() {
        ByteSink line = new ByteSink();
        CsvEncoder.record(line, List.of("user1"));

        assertThat(key.isIn(line.copy(0, line.size() - 1), "user1", form)).isTrue();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static byte[] row(String key, String text) {
        ByteSink line = new ByteSink();
        CsvEncoder.record(line, List.of(key, text));
        return line.copy(0, line.size() - 1);
    }
}
