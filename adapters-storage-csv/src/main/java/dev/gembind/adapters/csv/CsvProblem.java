package dev.gembind.adapters.csv;

/**
 * Damage found in a data folder.
 *
 * @param file the file it is in
 * @param place the line or byte, as far as known
 * @param rule what does not hold there
 */
public record CsvProblem(String file, String place, String rule) {}
