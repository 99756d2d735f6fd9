package dev.gembind.core.transfer;

/**
 * What a table holds, in brief. Two storages with equal digests hold equal rows; times count to the microsecond, which is
 * as much as every storage keeps.
 *
 * @param table its name
 * @param rows how many rows it has
 * @param sha256 the SHA-256 of all rows in order, in hexadecimal digits
 */
public record TableDigest(String table, long rows, String sha256) {}
