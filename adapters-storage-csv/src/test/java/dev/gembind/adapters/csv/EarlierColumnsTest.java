package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store whose tables had fewer columns when it was written. */
class EarlierColumnsTest {
    private static final TableSpec FIRST = new TableSpec("notes", 1, List.of("key", "text"));
    private static final TableSpec SECOND = new TableSpec("notes", 2, List.of("key", "text", "author"), 2);

    @TempDir
    Path folder;

    /** A row as the second version knows it. */
    private record Note(String key, String text, @Nullable String author) {}

    @ParameterizedTest(name = "checkpoint every {0} bytes")
    @ValueSource(ints = {1 << 30, 1})
    void rowsWithoutALaterColumnAreReadAsIfItWereAbsent(int checkpointBytes) {
        put(FIRST, checkpointBytes, new Note("old", "written before", null));

        put(SECOND, checkpointBytes, new Note("new", "written after", "zoe"));

        assertThat(read(checkpointBytes, "old")).isEqualTo(new Note("old", "written before", null));
        assertThat(read(checkpointBytes, "new")).isEqualTo(new Note("new", "written after", "zoe"));
        assertThat(read(checkpointBytes, "old")).as("opened again").isNotNull();
    }

    @Test
    void aStoreOfTheLaterVersionIsNotReadByTheEarlierProgram() {
        put(SECOND, 1, new Note("new", "written after", "zoe"));

        assertThatThrownBy(() -> put(FIRST, 1, new Note("old", "text", null))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aLaterVersionOnlyAddsColumnsBehindTheOthers() {
        assertThat(SECOND.knows(List.of("key", "text"))).isTrue();
        assertThat(SECOND.knows(List.of("key", "author"))).isFalse();
        assertThat(SECOND.knows(List.of("key"))).isFalse();
        assertThat(SECOND.knows(3)).isFalse();
        assertThat(FIRST.knows(0)).isFalse();
    }

    private void put(TableSpec spec, int checkpointBytes, Note note) {
        Catalog catalog = new Catalog();
        CsvTable<Note> notes = new CsvTable<>(catalog, spec, new NoteCells(spec), Note::key);
        try (CsvEngine engine = open(catalog, checkpointBytes)) {
            engine.transactor().write("put", tx -> {
                notes.put(tx, note);
                return note;
            });
        }
    }

    private @Nullable Note read(int checkpointBytes, String key) {
        Catalog catalog = new Catalog();
        CsvTable<Note> notes = new CsvTable<>(catalog, SECOND, new NoteCells(SECOND), Note::key);
        try (CsvEngine engine = open(catalog, checkpointBytes)) {
            return engine.transactor().read("get", view -> notes.get(view, key));
        }
    }

    private CsvEngine open(Catalog catalog, int checkpointBytes) {
        CsvConfig config = new CsvConfig(folder, Duration.ofSeconds(30), checkpointBytes, 20_000, 0, 100, false);
        return CsvEngine.open(config, catalog, Outside.real(InstantSource.system(), new SplittableRandom(1)));
    }

    private record NoteCells(TableSpec spec) implements RowCodec<Note> {
        @Override
        public List<@Nullable String> cells(Note note) {
            List<@Nullable String> all = Cells.of(note.key(), note.text(), note.author());
            return all.subList(0, spec.columns().size());
        }

        @Override
        public Note row(List<@Nullable String> cells) {
            String author = cells.size() > 2 ? cells.get(2) : null;
            return new Note(Cells.text(cells, 0), Cells.text(cells, 1), author);
        }
    }
}
