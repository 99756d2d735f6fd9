package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-14")
class LiveCodesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    @Test
    void theNumberIsThatOfTheLastLookAndReadingItCountsNothing() {
        AtomicLong counted = new AtomicLong();
        try (LiveCodes codes = new LiveCodes(counted::incrementAndGet, meters)) {
            assertThat(number()).isNaN();

            codes.look();

            assertThat(number()).isEqualTo(1);
            assertThat(number()).isEqualTo(1);
            assertThat(counted).hasValue(1);
        }
    }

    @Test
    void whileStorageIsAwayTheNumberIsUnknownAndThenItIsKnownAgain() {
        AtomicBoolean away = new AtomicBoolean();
        LongSupplier count = () -> {
            if (away.get()) {
                throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "away", null);
            }
            return 5;
        };
        try (LiveCodes codes = new LiveCodes(count, meters).every(Duration.ofMillis(1))) {
            assertThat(codes).isNotNull();
            assertThat(number()).isEqualTo(5);
            away.set(true);
            WatchedServer.until(() -> Double.isNaN(number()));
            away.set(false);
            WatchedServer.until(() -> number() == 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jdbc"})
    void aServerCountsThoseThatItFindsAtItsStart(String storage) throws Exception {
        Map<String, String> environment = new HashMap<>(WatchedServer.TELEGRAM);
        environment.put("STORAGE", storage);
        environment.put("DATABASE_URL", "jdbc:h2:file:" + folder.resolve("h2/gembind"));
        try (WatchedServer server = WatchedServer.start(folder, environment)) {
            assertThat(server.metrics()).contains("gembind_link_codes_live 0.0");
            assertThat(server.startSigningIn().statusCode()).isEqualTo(303);
            assertThat(server.startSigningIn().statusCode()).isEqualTo(303);
        }

        try (WatchedServer again = WatchedServer.start(folder, environment)) {
            assertThat(again.metrics()).contains("gembind_link_codes_live 2.0");
        }
    }

    private double number() {
        return meters.get("gembind.link.codes.live").gauge().value();
    }
}
