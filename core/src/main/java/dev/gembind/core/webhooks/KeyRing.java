package dev.gembind.core.webhooks;

import dev.gembind.core.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The keys of one provider: more than one while a new one takes the place of an old one. */
final class KeyRing {
    /** Each costs a hash over the whole body. */
    static final int MAX_KEYS = 8;

    private final List<CheckingKey> keys;

    private KeyRing(List<CheckingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Makes keys of secrets.
     *
     * @param provider whose secrets they are, for messages
     * @param minLength the shortest that is plausible, in UTF-8 bytes
     * @throws IllegalArgumentException if there is none, there are more than {@value #MAX_KEYS}, or one is too short
     */
    static KeyRing of(String provider, int minLength, List<Secret> secrets, Function<Secret, CheckingKey> making) {
        requireSome(provider, secrets.size());
        List<CheckingKey> keys = new ArrayList<>();
        for (Secret secret : secrets) {
            int length = secret.bytes().length;
            if (length < minLength) {
                throw new IllegalArgumentException("secret " + (keys.size() + 1) + " of " + provider + " has " + length
                        + " bytes, but must have at least " + minLength);
            }
            keys.add(making.apply(secret));
        }
        return new KeyRing(keys);
    }

    /**
     * Checks how many secrets there are.
     *
     * @throws IllegalArgumentException if there is none, or there are more than {@value #MAX_KEYS}
     */
    static void requireSome(String provider, int count) {
        if (count < 1 || count > MAX_KEYS) {
            throw new IllegalArgumentException(
                    provider + " needs from 1 to " + MAX_KEYS + " webhook secrets, but has " + count);
        }
    }

    /** Returns which key made one of the signatures. */
    OptionalInt find(List<String> signatures, byte[]... parts) {
        return IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).madeOneOf(signatures, parts))
                .findFirst();
    }
}
