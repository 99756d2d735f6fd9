package dev.gembind.adapters.csv;

/** The engine's side of a table, whatever its rows are. */
interface StoredTable {
    TableSpec spec();

    /** Tells whether rows are only ever added, so that older files need not be rewritten. */
    boolean appendOnly();

    /** Takes a durable row in while opening: a line without its line feed, which is not changed afterwards. */
    void load(byte[] row) throws MalformedException;

    /** Makes room for so many durable rows, before they are loaded. */
    default void expect(long count) {}

    /** Takes a durable deletion in while opening. */
    void unload(String key) throws MalformedException;

    /** Forgets everything, before loading anew. */
    void clear();

    /** Makes the batch's changes visible; the caller holds the catalog's write lock. */
    void apply();

    /** Forgets the batch's changes. */
    void discard();
}
