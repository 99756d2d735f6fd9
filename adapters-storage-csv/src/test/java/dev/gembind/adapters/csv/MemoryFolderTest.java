package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A data folder in memory works, but not without a warning: edge case 11. */
@Tag("B-02")
class MemoryFolderTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(MemoryFolder.class);

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfs", "ramfs", "TMPFS"})
    void aFolderInMemoryIsUsedWithAWarning(String type) {
        open(path -> type);

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(folder.toString(), "in memory", "lost when the machine ends");
    }

    @Test
    void otherFoldersAreUsedWithoutOne() {
        open(path -> "ext4");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void nobodyKnowingWhereTheFolderIsKeepsNobodyFromUsingIt() {
        open(path -> {
            throw new IOException("Mount point not found");
        });

        assertThat(warnings()).isEmpty();
    }

    private void open(NetworkFolder.Types types) {
        CsvConfig usual = CsvConfig.in(folder);
        CsvConfig anywhere = new CsvConfig(
                folder,
                usual.writeDeadline(),
                usual.maxQueuedWrites(),
                usual.checkpointBytes(),
                usual.minFreeBytes(),
                usual.auditRowsInMemory(),
                true);
        Outside outside = new Outside(InstantSource.system(), new SplittableRandom(1), types);
        CsvEngine.open(anywhere, new SimWorld().catalog, outside).close();
        assertThat(folder.resolve("store")).isNotEmptyDirectory();
    }

    private List<String> warnings() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
