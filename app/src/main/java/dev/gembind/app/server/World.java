package dev.gembind.app.server;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server runs in.
 *
 * @param clock tells the time
 * @param random makes secrets and ids
 * @param play what stands in for the platforms, or null when they are real
 */
public record World(
        InstantSource clock, SecureRandom random, @Nullable Play play) {
    /**
     * A sandbox around the server.
     *
     * @param telegramLinkBase what deep links begin with
     * @param guide the steps shown on every page, from what to do to where
     */
    public record Play(URI telegramLinkBase, List<Map.Entry<String, String>> guide) {
        /** Copies the list. */
        public Play {
            guide = List.copyOf(guide);
        }
    }

    /** Returns the real one. */
    public static World real() {
        return new World(InstantSource.system(), new SecureRandom(), null);
    }
}
