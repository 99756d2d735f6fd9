package dev.gembind.adapters.csv;

/**
 * A part of the journal that a repair leaves out.
 *
 * @param file the journal file
 * @param fromByte where in it the part begins
 * @param bytes how long it is
 * @param transactions how many ends of transactions can be made out in it
 */
public record LostPart(String file, long fromByte, long bytes, int transactions) {}
