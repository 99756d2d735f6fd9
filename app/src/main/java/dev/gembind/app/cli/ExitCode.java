package dev.gembind.app.cli;

/** What a command ends with. The numbers are part of the public surface. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    CONFIGURATION(3),
    UNREACHABLE(4),
    INVARIANT_BROKEN(5),
    FOLDER_IN_USE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
