package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the text of a deleted row is still in files: edge case 67. */
@Tag("B-02")
class ErasureTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));
    private static final String TEXT = "erase-me";

    private final SimDisk disk = new SimDisk(new SplittableRandom(1));

    @Test
    void twoCheckpointsAfterItsDeletionARowIsInNoFile() throws IOException {
        SimStore store = new SimStore(disk, CLOCK);
        store.commit(new SimWorld.Change(1, TEXT, "text", false));
        assertThat(filesWithText()).isNotEmpty();
        store.commit(new SimWorld.Change(2, TEXT, null, false));
        long number = 2;
        List<Long> manifests = new ArrayList<>();
        while (manifests.size() < 3) { // the first may have begun before the deletion
            number++;
            store.commit(new SimWorld.Change(number, "other", "text", false));
            newestManifest(manifests);
        }

        assertThat(filesWithText()).isEmpty();
    }

    private void newestManifest(List<Long> seen) {
        disk.files().stream()
                .map(Manifest::seqOf)
                .filter(seq -> seq != null && seq > 0 && !seen.contains(seq))
                .forEach(seen::add);
    }

    private List<String> filesWithText() throws IOException {
        List<String> found = new ArrayList<>();
        for (String file : disk.files()) {
            if (new String(disk.readAll(file), StandardCharsets.UTF_8).contains(TEXT)) {
                found.add(file);
            }
        }
        return found;
    }
}
