package dev.gembind.core.payments;

import dev.gembind.core.KeyedHash;
import dev.gembind.core.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Names an order to a provider that gives the text back with the payment, so that nobody can name another one: {@code
 * g1.ORDER.MAC}, ASCII, well below the 128 bytes that Telegram allows (Bot API, sendInvoice, payload). Thread-safe.
 */
public final class OrderPayload {
    private static final String PREFIX = "g1.";
    private static final int MAC_BYTES = 16;
    private static final int MAX_LENGTH = 128;

    private final List<KeyedHash> hashes;

    public OrderPayload(SecretKeys keys) {
        this.hashes = keys.deriveAll(SecretKeys.Purpose.ORDER).stream()
                .map(KeyedHash::new)
                .toList();
    }

    /** Writes the payload of an order. */
    public String write(String order) {
        return PREFIX + order + "." + mac(hashes.get(0), order);
    }

    /** Returns the order that a payload names; empty when it was not written here. Never throws. */
    public Optional<String> read(String payload) {
        int dot = payload.lastIndexOf('.');
        if (payload.length() > MAX_LENGTH || !payload.startsWith(PREFIX) || dot <= PREFIX.length()) {
            return Optional.empty();
        }
        String order = payload.substring(PREFIX.length(), dot);
        byte[] given = payload.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        boolean known = hashes.stream()
                .anyMatch(hash -> MessageDigest.isEqual(mac(hash, order).getBytes(StandardCharsets.UTF_8), given));
        return known ? Optional.of(order) : Optional.empty();
    }

    private static String mac(KeyedHash hash, String order) {
        byte[] mac = hash.of("order:" + order);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, MAC_BYTES));
    }
}
