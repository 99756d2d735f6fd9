package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine's side of a table, whatever its rows are. */
interface StoredTable {
    TableSpec spec();

    /** Tells whether rows are only ever added, so that older files need not be rewritten. */
    boolean appendOnly();

    /** Takes a durable row in while opening. */
    void load(List<@Nullable String> cells) throws MalformedException;

    /** Takes a durable deletion in while opening. */
    void unload(String key) throws MalformedException;

    /** Forgets everything, before loading anew. */
    void clear();

    /** Makes the batch's changes visible; the caller holds the catalog's write lock. */
    void apply();

    /** Forgets the batch's changes. */
    void discard();
}
