package dev.gembind.adapters.json;

import dev.gembind.core.GembindException;
import java.util.ArrayList;
import java.util.List;

/** A document cannot be used. It tells all that is wrong with it, not only the first thing. */
public final class DocumentException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    DocumentException(List<String> problems) {
        super("document-invalid", String.join("; ", problems), null);
        this.problems = new ArrayList<>(problems);
    }

    /** Returns what is wrong: where in the document, with the value that stands there, and what belongs there. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
