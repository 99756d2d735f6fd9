package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/audit-map.md} tells the truth about requirements, classes and tests. */
class AuditMapTest {
    private static final List<String> REQUIREMENTS = List.of(
            "B-01", "B-02", "B-03", "B-04", "B-05", "B-06", "B-07", "B-08", "B-09", "B-10", "B-11", "B-12", "B-13",
            "B-14", "B-15", "B-16", "A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "A-07", "A-08", "A-09", "A-11",
            "A-12", "A-13", "A-14", "A-17", "A-24", "A-27", "A-29", "A-30", "A-31", "A-32", "A-34", "A-35", "A-36",
            "A-37", "A-T1", "A-T4", "A-T5", "A-T8", "G-01", "G-02", "G-03", "G-04", "G-05", "G-06", "G-07", "G-12",
            "G-14");

    private static final Repository REPOSITORY = Repository.find();

    private static List<AuditRow> rows;
    private static TaggedTests tests;
    private static Set<String> product;

    @BeforeAll
    static void read() throws IOException {
        rows = AuditRow.read(Files.readAllLines(REPOSITORY.root().resolve("docs/audit-map.md")));
        tests = TaggedTests.in(REPOSITORY);
        product = REPOSITORY.sources("main").stream().map(Repository::className).collect(Collectors.toSet());
    }

    @Test
    void everyRequirementHasOneRow() {
        assertThat(rows).extracting(AuditRow::id).containsExactlyInAnyOrderElementsOf(REQUIREMENTS);
    }

    @Test
    void everyClassOfTheProductExists() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.keptBy()).as(row.id()).isNotEmpty();
            assertThat(product).as(row.id()).containsAll(row.keptBy());
        });
    }

    @Test
    void everyTestExistsAndHasItsTag() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(tests.of(row.id())).as(row.id()).containsAll(row.tests()));
    }

    @Test
    void aRequirementWithoutTestsIsOpenAndOnlyThen() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.isOpen())
                        .as(row.id() + " is open")
                        .isEqualTo(tests.of(row.id()).isEmpty()));
        assertThat(rows)
                .filteredOn(row -> !row.isOpen())
                .allSatisfy(row -> assertThat(row.tests()).as(row.id()).isNotEmpty());
    }

    @Test
    void tagsAreReadAsTheyAreWritten() {
        String source = "@Tag(\"B-01\")\n@Test\nvoid a() {}\n@Tag(\"A-T8\") void b() {}\n@Tag(\"slow\") void c() {}";

        assertThat(TaggedTests.tagsIn(source)).containsExactlyInAnyOrder("B-01", "A-T8", "slow");
    }

    @Test
    void rowsAreReadAsTheyAreWritten() {
        List<AuditRow> read = AuditRow.read(List.of(
                "| id | requirement | kept by | tests |",
                "|---|---|---|---|",
                "| B-01 | one | `First` `Second` | `FirstTest` |",
                "| A-06 | two | `Third` | open |"));

        assertThat(read)
                .containsExactly(
                        new AuditRow("B-01", List.of("First", "Second"), List.of("FirstTest"), false),
                        new AuditRow("A-06", List.of("Third"), List.of(), true));
    }
}
