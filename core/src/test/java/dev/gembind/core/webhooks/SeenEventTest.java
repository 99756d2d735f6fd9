package dev.gembind.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenEventTest {
    private static final String HASH = "0".repeat(64);

    /** Never asked. */
    private static final SeenEvents NONE = new SeenEvents() {
        @Override
        public Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event) {
            throw new AssertionError("not expected");
        }

        @Override
        public Optional<SeenEvent> find(Snapshot snapshot, String source, String id) {
            throw new AssertionError("not expected");
        }

        @Override
        public int deleteSeenBefore(Transaction tx, Instant before, int limit) {
            throw new AssertionError("not expected");
        }

        @Override
        public int deleteSeenBefore(Transaction tx, String source, Instant before, int limit) {
            throw new AssertionError("not expected");
        }
    };

    @ParameterizedTest
    @CsvSource({"0,1,source", "65,1,source", "1,0,id", "1,256,id"})
    void textsAreNeitherEmptyNorEndless(int source, int id, String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeenEvent("s".repeat(source), "i".repeat(id), HASH, Instant.EPOCH))
                .withMessageStartingWith(field + " must have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u0000", "\u00e9"})
    void aSourceIsOfVisibleAsciiCharacters(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeenEvent(source, "i", HASH, Instant.EPOCH))
                .withMessageStartingWith("source must be");
    }

    @Test
    void keysSortAsSourceAndThenId() {
        List<String> keys = List.of(
                SeenEvent.key("a", "z"), SeenEvent.key("a!", "b"), SeenEvent.key("a!", "c"), SeenEvent.key("b", "a"));

        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "G", "A"})
    void aFingerprintIsSixtyFourDigits(String text) {
        String fingerprint = text + "0".repeat(text.length() == 1 && !text.equals("0") ? 63 : 62);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeenEvent("s", "i", fingerprint, Instant.EPOCH))
                .withMessageStartingWith("fingerprint");
    }

    @Test
    void theFingerprintOfABodyIsItsSha256() {
        // FIPS 180-4, the example "abc"
        assertThat(Deliveries.post(Map.of(), "abc").bodyHash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void eventsAreKeptAtLeastAsLongAsAnyProviderTries() {
        InstantSource time = InstantSource.fixed(Instant.EPOCH);

        assertThat(new ReplayWindow(NONE, time, ReplayWindow.USUAL)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplayWindow(NONE, time, Duration.ofMinutes(119)))
                .withMessageContaining("PT1H59M");
    }
}
