package dev.gembind.adapters.csv;

import dev.gembind.core.GembindException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A users file that should have been imported has problems. Nothing was changed, and the file is where it was. */
public final class ImportRefusedException extends GembindException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<ImportProblem> problems;

    ImportRefusedException(Path file, List<ImportProblem> problems) {
        super("import-refused", message(file, problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Returns every problem of the file. */
    public List<ImportProblem> problems() {
        return problems;
    }

    private static String message(Path file, List<ImportProblem> problems) {
        return file + " was not imported, " + problems.size() + " problems: "
                + problems.stream().limit(SHOWN).map(ImportProblem::toString).collect(Collectors.joining("; "));
    }
}
