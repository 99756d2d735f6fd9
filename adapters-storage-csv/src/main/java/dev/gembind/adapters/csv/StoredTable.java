package dev.gembind.adapters.csv;

/** The engine's side of a table, whatever its rows are. */
interface StoredTable {
    TableSpec spec();

    /** Tells whether rows are only ever added, so that older files need not be rewritten. */
    boolean appendOnly();

    /** Takes a durable row in while opening: a line without its line feed, which is not changed afterwards. */
    void load(byte[] row) throws MalformedException;

    /** Makes room for so many durable rows, before they are gathered. */
    default void expect(long count) {}

    /**
     * Takes in one of many durable rows whose keys all differ; a line without its line feed, which is not changed
     * afterwards. It may be found only after {@link #settle}: many rows cost less this way.
     */
    default void gather(byte[] row) throws MalformedException {
        load(row);
    }

    /** Makes all gathered rows found. */
    default void settle() throws MalformedException {}

    /** Takes a durable deletion in while opening. */
    void unload(String key) throws MalformedException;

    /** Forgets everything, before loading anew. */
    void clear();

    /** Makes the batch's changes visible; the caller holds the catalog's write lock. */
    void apply();

    /** Forgets the batch's changes. */
    void discard();
}
