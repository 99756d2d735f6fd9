package dev.gembind.adapters.csv;

import java.nio.file.Files;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What opening a store takes from outside.
 *
 * @param clock gives the times noted in the journal
 * @param random makes the id of a new store
 * @param types tells file systems apart
 */
record Outside(InstantSource clock, RandomGenerator random, NetworkFolder.Types types) {
    static Outside real(InstantSource clock, RandomGenerator random) {
        return new Outside(clock, random, folder -> Files.getFileStore(folder).type());
    }
}
