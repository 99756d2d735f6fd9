package dev.gembind.adapters.csv;

/** The machine stops here. An error, so that no code under test takes it for a failure it could handle. */
final class SimCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimCrash() {
        super("simulated crash", null, false, false);
    }
}
