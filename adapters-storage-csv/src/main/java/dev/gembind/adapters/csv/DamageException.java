package dev.gembind.adapters.csv;

import java.io.IOException;

/** Stored data that breaks the format, and where. Becomes a {@code StorageCorruptException} at the module's edge. */
final class DamageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String rule;

    DamageException(String file, String place, String rule) {
        super(file + ", " + place + ": " + rule);
        this.file = file;
        this.place = place;
        this.rule = rule;
    }

    String file() {
        return file;
    }

    String place() {
        return place;
    }

    String rule() {
        return rule;
    }
}
