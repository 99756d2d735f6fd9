package dev.gembind.app.config;

/**
 * The text that somebody gave a key. It may be secret: only {@link Key#isSecret()} tells.
 *
 * @param value never blank, without spaces around it
 * @param origin who gave it
 */
record Setting(String value, Origin origin) {
    @Override
    public String toString() {
        return "from " + origin;
    }
}
