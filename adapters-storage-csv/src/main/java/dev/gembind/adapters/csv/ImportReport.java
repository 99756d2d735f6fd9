package dev.gembind.adapters.csv;

import java.util.List;

/**
 * What came of an import. With problems, nothing was imported.
 *
 * @param users how many users were added
 * @param accounts how many accounts were bound
 * @param problems every problem of the file, in the order of its lines
 */
public record ImportReport(int users, int accounts, List<ImportProblem> problems) {
    /** Copies the list. */
    public ImportReport {
        problems = List.copyOf(problems);
    }
}
