package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.Backup;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What an operator may do with backups of a running server. Thread-safe. */
public final class BackupCommands {
    /** Makes a backup: {@code {}} to its description. */
    public static final String CREATE = "backup-create";

    private final Supplier<Backup> maker;

    /** @param maker makes a backup */
    public BackupCommands(Supplier<Backup> maker) {
        this.maker = maker;
    }

    /** Returns every command by its name. */
    public Map<String, UnaryOperator<String>> byName() {
        return Map.of(CREATE, request -> describe(maker.get()).toString());
    }

    /** Returns a backup as programs read it. */
    public static ObjectNode describe(Backup backup) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", backup.name())
                .put("folder", backup.folder().toString())
                .put("made_at", backup.madeAt().toString())
                .put("kind", backup.kind())
                .put("transaction", backup.transaction())
                .put("bytes", backup.bytes())
                .put("state", backup.check().result().name().toLowerCase(Locale.ROOT));
        if (backup.check().at() != null) {
            node.put("checked_at", backup.check().at().toString());
        }
        if (backup.check().detail() != null) {
            node.put("detail", backup.check().detail());
        }
        if (backup.note() != null) {
            node.put("note", backup.note());
        }
        return node;
    }
}
