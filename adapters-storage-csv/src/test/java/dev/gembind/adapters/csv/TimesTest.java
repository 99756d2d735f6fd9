package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-11")
class TimesTest {
    private static final List<Instant> EDGES = List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.EPOCH.minusNanos(1),
            Instant.EPOCH,
            Instant.parse("2026-01-31T08:00:00.120Z"),
            Instant.parse("2026-01-31T08:00:00.000120Z"),
            Instant.parse("2026-01-31T08:00:00.000000001Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));
    private static final List<Instant> BEYOND = List.of(
            Instant.MIN,
            Instant.parse("-0001-12-31T23:59:59.999Z"),
            Instant.parse("0000-12-31T23:59:59.999999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.MAX);

    @Test
    void theTextIsTheUsualOne() {
        assertThat(times()).allSatisfy(time -> assertThat(Times.text(time)).isEqualTo(time.toString()));
    }

    @Test
    void theTextIsReadAsItWasWritten() {
        assertThat(times())
                .allSatisfy(time -> assertThat(Times.parse(time.toString())).isEqualTo(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T08:60:00Z",
                "2026-01-31T08:00:61Z",
                "2026-01-31T08:00:00,120Z",
                "2026-01-31T08:00:00.12xZ",
                "2026-01-31T08:00:00.120X",
                "2026/01/31T08:00:00Z",
                "２026-01-31T08:00:00Z"
            })
    void whatIsNoTimeIsRefusedAsTheRuntimeDoes(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T08:00:00.1Z",
                "2026-01-31T08:00:00.123456Z",
                "2026-01-31T24:00:00Z",
                "2024-02-29T23:59:59.999Z",
                "2016-12-31T23:59:60Z",
                "2026-01-31T08:00:00+01:00"
            })
    void unusualTextsMeanWhatTheyMeanToTheRuntime(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void timesBeyondTheYearsThatAreKeptHaveNoText() {
        assertThat(BEYOND)
                .allSatisfy(time ->
                        assertThatThrownBy(() -> Times.text(time)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void sortableTextsSortLikeTheTimes() {
        List<Instant> sorted = Stream.concat(BEYOND.stream(), times())
                .sorted(Comparator.comparing(Times::sortable))
                .toList();

        assertThat(sorted).isSorted();
    }

    private static Stream<Instant> times() {
        SplittableRandom random = new SplittableRandom(1);
        Stream<Instant> some = Stream.generate(() -> Instant.ofEpochSecond(
                        random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1000) * 1_000L))
                .limit(5000);
        return Stream.concat(EDGES.stream(), some);
    }
}
