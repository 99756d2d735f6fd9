package dev.gembind.app.config;

/**
 * Something in the configuration that keeps Gembind from starting.
 *
 * @param key the key it is about, or the name of a file
 * @param message what is wrong, as the rest of a sentence that begins with the key
 * @param fix one sentence on what to do
 */
public record Problem(String key, String message, String fix) {
    @Override
    public String toString() {
        return key + " " + message + ". " + fix;
    }
}
