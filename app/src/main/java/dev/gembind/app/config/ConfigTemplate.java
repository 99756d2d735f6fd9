package dev.gembind.app.config;

import java.util.Objects;

/** Writes a file to start from: every key, commented out, with its meaning and its default. */
public final class ConfigTemplate {
    private ConfigTemplate() {}

    /** Returns the text of the file. */
    public static String text() {
        StringBuilder out = new StringBuilder();
        out.append("# Gembind reads this file as ")
                .append(ConfigSources.DEFAULT_FILE)
                .append(".\n");
        out.append(
                "# Take the # away from a line to set the key. A secret can stay in a file of its own: X_FILE=path\n");
        for (KeyGroup group : AllKeys.GROUPS) {
            out.append("\n# --- ").append(group.title()).append(" ---\n");
            group.keys().forEach(key -> append(out, key));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Key<?> key) {
        out.append("\n# ")
                .append(key.meaning())
                .append("; ")
                .append(key.form().words())
                .append('\n');
        out.append('#').append(key.name()).append('=');
        out.append(Objects.requireNonNullElse(key.fallback(), "")).append('\n');
    }
}
