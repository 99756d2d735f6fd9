package dev.gembind.core.transfer;

/** Hears how far a copy has come. Called often, by whichever thread copies. */
@FunctionalInterface
public interface CopyProgress {
    /** Hears nothing. */
    CopyProgress SILENT = (work, rows) -> {};

    /**
     * So many rows of a table are done.
     *
     * @param work what is done with which table, such as {@code copying users}
     * @param rows how many so far
     */
    void done(String work, long rows);
}
