package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual names every metric, and its links lead somewhere. */
class ManualTest {
    private static final Pattern METRIC = Pattern.compile("\"(gembind(?:\\.[a-z]+)+)\"");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static final Set<String> NO_METRICS = Set.of("gembind.env", "gembind.css");

    private final Repository repository = Repository.find();

    @Test
    void everyMetricIsDescribed() throws IOException {
        Set<String> inCode = new TreeSet<>();
        for (Path source : repository.sources("main")) {
            if (!source.startsWith(repository.root().resolve("testkit"))) {
                inCode.addAll(found(METRIC, Files.readString(source)));
            }
        }
        inCode.removeAll(NO_METRICS);

        String page = page("metrics.md");
        assertThat(inCode).isNotEmpty().allSatisfy(name -> assertThat(page).contains(name.replace('.', '_')));
    }

    @Test
    void linksLeadToFilesOfTheRepository() throws IOException {
        for (Path page : pages()) {
            for (String link : found(LINK, Files.readString(page))) {
                assertThat(page.resolveSibling(link))
                        .as(page + " links to " + link)
                        .exists();
            }
        }
    }

    @Test
    void decisionsAreNumberedOneByOneAndListed() throws IOException {
        List<Path> decisions = pages().stream()
                .filter(page -> page.getParent().endsWith("docs/decisions")
                        && !page.getFileName().toString().equals("README.md"))
                .sorted()
                .toList();

        String list = page("decisions/README.md");
        for (int i = 0; i < decisions.size(); i++) {
            String name = decisions.get(i).getFileName().toString();
            assertThat(name).startsWith(String.format("%04d-", i + 1));
            assertThat(Files.readString(decisions.get(i))).startsWith("# " + (i + 1) + ". ");
            assertThat(list).contains("| " + (i + 1) + " | [", "](" + name + ")");
        }
    }

    /** The pages of the manual, and those beside the modules. */
    private List<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(repository.root());
                Stream<Path> manual = Files.walk(repository.root().resolve("docs"))) {
            return Stream.concat(root, manual)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private String page(String name) throws IOException {
        return Files.readString(repository.root().resolve("docs").resolve(name));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
