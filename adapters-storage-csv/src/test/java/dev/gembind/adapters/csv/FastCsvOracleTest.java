package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Another implementation of CSV reads what this one writes, and the reverse, to the same cells. */
@Tag("B-07")
class FastCsvOracleTest {
    private static final int RECORDS = 5_000;
    private static final int COLUMNS = 4;
    private static final List<String> HEADER = List.of("key", "one", "two", "three");

    private final List<List<String>> records = records(new SplittableRandom(2));

    @Test
    void itReadsATableThatThisOneWrote() throws IOException {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        try (TableWriter writer = new TableWriter(disk, new TableSpec("t", 1, HEADER), "t.csv", Pace.none())) {
            for (List<String> cells : records) {
                byte[] line = line(cells);
                writer.row(line, 0, line.length);
            }
            writer.finish();
        }

        List<List<String>> expected = new ArrayList<>(List.of(HEADER));
        records.forEach(
                cells -> expected.add(cells.stream().map(HostileCells::escaped).toList()));
        assertThat(read(disk.read("t.csv"))).isEqualTo(expected);
    }

    @Test
    void itReadsAJournalThatThisOneWrote() throws IOException {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        SimStore store = new SimStore(disk, InstantSource.system(), settings(), work -> {});
        List<String> texts = records.stream()
                .limit(500)
                .map(cells -> cells.get(1) == null ? "" : cells.get(1))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            store.commit(new SimWorld.Change(i + 1, "k", texts.get(i), false));
        }

        String journal = disk.files().stream()
                .filter(name -> name.startsWith("journal-"))
                .findFirst()
                .orElseThrow();
        List<String> found = new ArrayList<>();
        for (List<String> line : readAnyWidth(disk.read(journal))) {
            if (line.size() > 2 && line.get(1).equals("P") && line.get(2).equals("right_rows")) {
                found.add(line.get(4));
            }
        }
        assertThat(found).isEqualTo(texts.stream().map(HostileCells::escaped).toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = QuoteStrategies.class,
            names = {"ALWAYS", "EMPTY"})
    void whatItWritesOfTheEscapedCellsThisOneReadsAsTheyWere(QuoteStrategies quotes) throws IOException {
        List<List<String>> escaped = records.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell == null ? null : HostileCells.escaped(cell))
                        .toList())
                .toList();
        byte[] bytes = write(escaped, quotes, LineDelimiter.LF, ',');

        ByteLines lines = new ByteLines(bytes, 0);
        for (List<String> cells : records) {
            assertThat(lines.advance()).isTrue();
            List<String> read = CsvDecoder.record(bytes, lines.start(), lines.end());
            // with quotes around everything, absent and empty look the same
            assertThat(read).isEqualTo(quotes == QuoteStrategies.ALWAYS ? present(cells) : cells);
        }
        assertThat(lines.advance()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = QuoteStrategies.class,
            names = {"ALWAYS", "EMPTY"})
    void carriageReturnsAreRefusedInTheStore(QuoteStrategies quotes) {
        byte[] bytes = write(List.of(HEADER), quotes, LineDelimiter.CRLF, ',');

        assertThatThrownBy(() -> CsvDecoder.record(bytes, 0, bytes.length - 1)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everythingThatItWritesCanBeImported(QuoteStrategies quotes, LineDelimiter end, char separator)
            throws IOException {
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        all.addAll(records);

        List<ForeignCsv.Row> rows = ForeignCsv.read(write(all, quotes, end, separator));

        assertThat(rows.stream().map(ForeignCsv.Row::cells))
                .containsExactlyElementsOf(
                        all.stream().map(FastCsvOracleTest::present).toList());
    }

    static Stream<Arguments> styles() {
        List<Arguments> styles = new ArrayList<>();
        for (QuoteStrategies quotes : QuoteStrategies.values()) {
            for (LineDelimiter end : List.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR)) {
                for (char separator : new char[] {',', ';', '\t'}) {
                    styles.add(Arguments.of(quotes, end, separator));
                }
            }
        }
        return styles.stream();
    }

    private static List<List<String>> records(SplittableRandom random) {
        List<List<String>> records = new ArrayList<>();
        while (records.size() < RECORDS) {
            List<String> cells = HostileCells.next(random);
            if (cells.size() == COLUMNS) {
                records.add(cells);
            }
        }
        return records;
    }

    private static List<String> present(List<String> cells) {
        return cells.stream().map(cell -> cell == null ? "" : cell).toList();
    }

    private static byte[] line(List<String> cells) {
        ByteSink out = new ByteSink();
        CsvEncoder.record(out, cells);
        out.cutTo(out.size() - 1);
        return out.toBytes();
    }

    private static byte[] write(List<List<String>> records, QuoteStrategies quotes, LineDelimiter end, char separator) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = CsvWriter.builder()
                .quoteStrategy(quotes)
                .lineDelimiter(end)
                .fieldSeparator(separator)
                .build(out, StandardCharsets.UTF_8)) {
            records.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static List<List<String>> read(InputStream in) throws IOException {
        return read(in, FieldMismatchStrategy.STRICT);
    }

    /** Lines of a journal have as many cells as their kind needs. */
    private static List<List<String>> readAnyWidth(InputStream in) throws IOException {
        return read(in, FieldMismatchStrategy.IGNORE);
    }

    private static List<List<String>> read(InputStream in, FieldMismatchStrategy width) throws IOException {
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()); // one that reports
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(width)
                .missingFieldStrategy(width)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            reader.forEach(record -> records.add(record.getFields()));
        }
        return records;
    }

    private static EngineSettings settings() {
        return new EngineSettings(1 << 20, 1 << 30, 1 << 30, 0);
    }
}
