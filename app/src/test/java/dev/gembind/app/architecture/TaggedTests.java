package dev.gembind.app.architecture;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which test classes carry which tag, read from the sources of all modules. The contracts of {@code testkit} are tests that
 * others inherit, so they count.
 */
record TaggedTests(SetMultimap<String, String> classesByTag) {
    private static final String OPENING = "@Tag(\"";

    static TaggedTests in(Repository repository) throws IOException {
        ImmutableSetMultimap.Builder<String, String> all = ImmutableSetMultimap.builder();
        List<Path> sources = new ArrayList<>(repository.sources("test"));
        sources.addAll(repository.sources("main"));
        for (Path source : sources) {
            tagsIn(Files.readString(source)).forEach(tag -> all.put(tag, Repository.className(source)));
        }
        return new TaggedTests(all.build());
    }

    Set<String> of(String tag) {
        return classesByTag.get(tag);
    }

    static List<String> tagsIn(String source) {
        List<String> tags = new ArrayList<>();
        int at = source.indexOf(OPENING);
        while (at >= 0) {
            int start = at + OPENING.length();
            int end = source.indexOf('"', start);
            tags.add(source.substring(start, end));
            at = source.indexOf(OPENING, end);
        }
        return tags;
    }
}
