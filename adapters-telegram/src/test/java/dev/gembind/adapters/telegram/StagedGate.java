package dev.gembind.adapters.telegram;

/** Open until a test closes it. */
final class StagedGate implements Gate {
    volatile boolean open = true;
    volatile boolean warning = true;

    @Override
    public boolean admits(long person) {
        return open;
    }

    @Override
    public boolean mayWarn(long chat) {
        return warning;
    }
}
