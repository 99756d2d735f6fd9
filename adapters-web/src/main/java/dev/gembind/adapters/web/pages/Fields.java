package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a request says, strictly: a field that comes twice, or is longer than it can be, is refused. */
final class Fields {
    private static final int MAX_ATTEMPT = 64;

    private Fields() {}

    /** Returns the platform the path names. */
    static Platform platform(Visit visit) {
        return Platform.find(visit.context().pathParam("platform"))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such platform.")
                        .raise());
    }

    /** Returns the attempt the path names. */
    static String attempt(Visit visit) {
        String id = visit.context().pathParam("attempt");
        if (id.length() > MAX_ATTEMPT) {
            throw Problem.of(ProblemKind.NOT_FOUND, "There is nothing under this address.")
                    .raise();
        }
        return id;
    }

    /** Returns a field of the form, or null. */
    static @Nullable String form(Visit visit, String name, int maxLength) {
        return single(name, visit.context().formParams(name), maxLength);
    }

    /** Returns a parameter of the address, or null. */
    static @Nullable String query(Visit visit, String name, int maxLength) {
        return single(name, visit.context().queryParams(name), maxLength);
    }

    private static @Nullable String single(String name, List<String> values, int maxLength) {
        if (values.size() > 1) {
            throw Problem.field(name, "must not be given twice").raise();
        }
        if (values.isEmpty()) {
            return null;
        }
        if (values.get(0).length() > maxLength) {
            throw Problem.field(name, "is longer than it can be").raise();
        }
        return values.get(0);
    }
}
