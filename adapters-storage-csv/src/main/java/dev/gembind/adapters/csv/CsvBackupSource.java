package dev.gembind.adapters.csv;

import java.nio.file.Path;
import java.util.Optional;

/** A running store, whose finished files need not be copied where they can be linked. */
record CsvBackupSource(CsvEngine engine) implements BackupSource {
    @Override
    public String kind() {
        return "csv";
    }

    @Override
    public Optional<String> copyTo(Path folder) {
        return engine.backUpTo(folder.resolve(CsvEngine.STORE));
    }
}
