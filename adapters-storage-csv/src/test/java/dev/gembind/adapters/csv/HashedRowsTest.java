package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedRowsTest {
    private static final int STEPS = 200_000;

    private final HashedRows<List<@Nullable String>> rows = new HashedRows<>(
            new RowForm<>(new TableSpec("rows", 1, List.of("key", "text")), new AsTheyAre()), row -> row.get(0));

    @Test
    void holdsWhatAnOrdinaryMapHolds() {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            String key = "k" + random.nextInt(i < STEPS / 2 ? 20_000 : 500); // grows, then churns
            if (random.nextInt(5) < 2) {
                rows.remove(key);
                expected.remove(key);
            } else {
                rows.put(key, line(key, "v" + i));
                expected.put(key, "v" + i);
            }
            assertThat(textOf(key)).isEqualTo(expected.get(key));
        }

        assertThat(rows.size()).isEqualTo(expected.size());
        expected.forEach((key, text) -> assertThat(textOf(key)).isEqualTo(text));
        List<String> all = new ArrayList<>();
        rows.forEach(row -> all.add(new String(row, StandardCharsets.UTF_8)));
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + ',' + entry.getValue())
                        .toList());
    }

    @Test
    void textsWithTheSameUsualHashAreKeptApart() {
        for (String key : List.of("AaAa", "BBBB", "AaBB", "BBAa")) { // one String.hashCode
            rows.put(key, line(key, key));
        }
        rows.remove("BBBB");

        assertThat(textOf("AaAa")).isEqualTo("AaAa");
        assertThat(textOf("AaBB")).isEqualTo("AaBB");
        assertThat(textOf("BBAa")).isEqualTo("BBAa");
        assertThat(textOf("BBBB")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 11, 12, 1_000, 50_000})
    void whatWasGatheredIsFoundOnceItIsSettled(int count) {
        rows.expect(count / 2); // more may come than were announced
        for (int i = 0; i < count; i++) {
            rows.gather("k" + i, line("k" + i, "v" + i));
        }

        assertThat(rows.settle()).isNull();

        assertThat(rows.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(textOf("k" + i)).isEqualTo("v" + i);
        }
        assertThat(textOf("k" + count)).isNull();
        for (int i = 0; i < count; i += 2) {
            rows.remove("k" + i);
        }
        for (int i = 0; i < count; i++) {
            assertThat(textOf("k" + i)).isEqualTo(i % 2 == 0 ? null : "v" + i);
        }
    }

    @Test
    void gatheringGoesOnWhereRowsAreAlready() {
        rows.put("a", line("a", "old"));
        rows.put("b", line("b", "old"));
        rows.gather("a", line("a", "new"));
        rows.gather("c", line("c", "new"));

        assertThat(rows.settle()).isNull();

        assertThat(rows.size()).isEqualTo(3);
        assertThat(textOf("a")).isEqualTo("new");
        assertThat(textOf("b")).isEqualTo("old");
        assertThat(textOf("c")).isEqualTo("new");
    }

    @Test
    void aTextGatheredTwiceIsTold() {
        for (int i = 0; i < 1_000; i++) {
            rows.gather("k" + i, line("k" + i, "first"));
        }
        rows.gather("k500", line("k500", "second"));

        byte[] twice = rows.settle();

        assertThat(new String(twice, StandardCharsets.UTF_8)).startsWith("k500,");
    }

    @Test
    void clearForgetsEverything() {
        rows.gather("c", line("c", "d"));
        rows.clear();
        assertThat(rows.settle()).isNull();
        assertThat(textOf("c")).isNull();
        rows.put("a", line("a", "b"));
        rows.clear();

        assertThat(rows.size()).isZero();
        assertThat(textOf("a")).isNull();
    }

    private @Nullable String textOf(String key) {
        List<@Nullable String> row = rows.get(key);
        return row == null ? null : row.get(1);
    }

    private static byte[] line(String key, String text) {
        return (key + ',' + text).getBytes(StandardCharsets.UTF_8);
    }
}
