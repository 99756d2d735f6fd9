package dev.gembind.core.transfer;

/**
 * A row that breaks a rule between rows.
 *
 * @param table where it is
 * @param row its key
 * @param rule what does not hold
 */
public record BrokenRule(String table, String row, String rule) {}
