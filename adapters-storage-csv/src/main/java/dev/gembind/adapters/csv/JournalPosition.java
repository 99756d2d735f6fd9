package dev.gembind.adapters.csv;

/**
 * A place between two transactions: the number of the last one, and the checksum that chains everything before.
 *
 * @param seq the number of the last transaction, 0 before the first
 * @param chain CRC32C over the previous chain and the bytes of the last transaction
 */
record JournalPosition(long seq, int chain) {
    static final JournalPosition START = new JournalPosition(0, 0);
}
