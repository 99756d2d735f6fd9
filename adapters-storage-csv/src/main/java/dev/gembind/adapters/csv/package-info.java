/**
 * Storage in plain CSV files that a person can open, with durable, strictly serializable transactions.
 *
 * <p>{@link dev.gembind.adapters.csv.CsvStorage} is the one way in. A journal with chained checksums makes each change
 * durable before it is acknowledged; table files are rewritten in the background from sealed journal segments. The
 * format on disk is described in {@code docs/storage-format.md}.
 */
@NullMarked
package dev.gembind.adapters.csv;

import org.jspecify.annotations.NullMarked;
