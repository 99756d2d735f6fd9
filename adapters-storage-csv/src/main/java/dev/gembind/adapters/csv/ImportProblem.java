package dev.gembind.adapters.csv;

/**
 * A line of an imported file that keeps the file from being imported.
 *
 * @param line the number of the line it begins on, 1 is the header
 * @param message what is wrong, for people
 */
public record ImportProblem(long line, String message) {
    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
