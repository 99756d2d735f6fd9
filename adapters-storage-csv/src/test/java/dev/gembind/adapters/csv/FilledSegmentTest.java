package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment is filled with line feeds ahead of what is written, and nobody sees them but the file system. */
@Tag("B-02")
class FilledSegmentTest {
    private static final SegmentName NAME = new SegmentName(1, 0);
    private static final long FULL = 64_000;

    @TempDir
    Path folder;

    private boolean noRoom;
    private boolean noForce;

    @Test
    void theNextBatchesFindTheFileLongEnough() throws IOException {
        try (Segment segment = segment()) {
            write(segment, "first\n".repeat(100));
            long filled = Files.size(file());

            assertThat(filled).isGreaterThan(segment.length());
            write(segment, "x\n");
            assertThat(Files.size(file())).isEqualTo(filled);
            assertThat(Files.readString(file()))
                    .isEqualTo("first\n".repeat(100) + "x\n" + "\n".repeat((int) (filled - segment.length())));
        }
        assertThat(Files.readString(file())).isEqualTo("first\n".repeat(100) + "x\n");
    }

    @Test
    void aSealedSegmentHasNoneAndCanBeGoneOnWith() throws IOException {
        try (Segment segment = segment()) {
            write(segment, "first\n");
            segment.seal();
            assertThat(Files.readString(file())).isEqualTo("first\n");

            write(segment, "second\n");
        }
        assertThat(Files.readString(file())).isEqualTo("first\nsecond\n");
    }

    @Test
    void aWriteIsTakenBackWithWhatWasFilled() throws IOException {
        try (Segment segment = segment()) {
            write(segment, "first\n");
            segment.write(bytes("half of"));
            segment.cutBack();
            write(segment, "second\n");
        }
        assertThat(Files.readString(file())).isEqualTo("first\nsecond\n");
    }

    @Test
    void withoutRoomToFillItGrowsByWhatIsWritten() throws IOException {
        noRoom = true;
        try (Segment segment = segment()) {
            write(segment, "first\n");
            write(segment, "second\n");

            assertThat(Files.readString(file())).isEqualTo("first\nsecond\n");
        }
    }

    @Test
    void afterAFailedForceNothingIsCutOff() throws IOException {
        Segment segment = segment();
        write(segment, "first\n");
        noForce = true;
        segment.write(bytes("second\n"));
        assertThatThrownBy(() -> segment.force(7)).isInstanceOf(IOException.class);
        segment.close();

        assertThat(Files.readString(file())).startsWith("first\nsecond\n\n");
    }

    @Test
    void whatAKilledProcessHadFilledIsNoUnfinishedWrite() throws IOException {
        Path copy = folder.resolve("copy");
        copyOfRunningStore(copy);

        opened(copy);

        assertThat(BackupWorld.names(copy.resolve("store"))).noneMatch(name -> name.startsWith(FileNames.QUARANTINE));
    }

    @Test
    void anUnfinishedWriteInTheFilledPartIsSetAsideWithoutTheRest() throws IOException {
        Path copy = folder.resolve("copy");
        Path journal = copyOfRunningStore(copy);
        String text = Files.readString(journal);
        String torn = "4,P,left_rows,b,half a li";
        String good = text.stripTrailing() + "\n";
        Files.writeString(journal, good + torn + text.substring(good.length() + torn.length()));

        opened(copy);

        String aside = BackupWorld.names(copy.resolve("store")).stream()
                .filter(name -> name.startsWith(FileNames.QUARANTINE))
                .findFirst()
                .orElseThrow();
        assertThat(copy.resolve("store").resolve(aside)).hasContent(torn);
    }

    /** Copies a store that is open, as a kill would leave it; returns its journal. */
    private Path copyOfRunningStore(Path copy) throws IOException {
        Files.createDirectories(copy.resolve("store"));
        try (RealStore store = RealStore.open(folder.resolve("data"))) {
            store.put("a", "kept");
            for (String name : BackupWorld.names(folder.resolve("data/store"))) {
                Files.copy(
                        folder.resolve("data/store").resolve(name),
                        copy.resolve("store").resolve(name));
            }
        }
        Path journal = copy.resolve("store").resolve(NAME.file());
        assertThat(Files.readString(journal)).endsWith("\n\n\n");
        return journal;
    }

    private static void opened(Path copy) {
        try (RealStore store = RealStore.open(copy)) {
            assertThat(store.text("a")).isEqualTo("kept");
        }
    }

    private Segment segment() throws IOException {
        DiskFile file = new WrappedDisk.WrappedFile(new RealDisk(folder).create(NAME.file())) {
            @Override
            public void fill(long length) throws IOException {
                super.fill(noRoom ? length / 2 : length);
                if (noRoom) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void fsync() throws IOException {
                if (noForce) {
                    throw new IOException("Input/output error");
                }
                super.fsync();
            }
        };
        return new Segment(NAME, file, 0, FULL);
    }

    private static void write(Segment segment, String text) throws IOException {
        ByteBuffer bytes = bytes(text);
        segment.write(bytes);
        segment.force(text.length());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file() {
        return folder.resolve(NAME.file());
    }
}
