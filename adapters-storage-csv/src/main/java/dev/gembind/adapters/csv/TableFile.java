package dev.gembind.adapters.csv;

/**
 * A finished table file, as the manifest knows it.
 *
 * @param table whose rows it holds
 * @param version the version of its columns
 * @param file its name
 * @param rows how many, without the header row
 * @param bytes its length
 * @param crc CRC32C of all its bytes
 */
record TableFile(String table, int version, String file, long rows, long bytes, int crc) {}
