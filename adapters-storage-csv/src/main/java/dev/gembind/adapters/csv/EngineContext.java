package dev.gembind.adapters.csv;

import java.time.InstantSource;

/** What an engine works with. */
record EngineContext(
        Disk disk,
        Catalog catalog,
        InstantSource clock,
        EngineSettings settings,
        RunningBodies running,
        Health health) {}
