package dev.gembind.adapters.csv;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What an engine works with.
 *
 * @param owned tells whether the folder is still locked for this engine alone
 */
record EngineContext(
        Disk disk,
        Catalog catalog,
        InstantSource clock,
        EngineSettings settings,
        RunningBodies running,
        Health health,
        BooleanSupplier owned) {}
