package dev.gembind.core.ledger;

import dev.gembind.core.KeyedHash;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.SecretKeys.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs checkpoints, and tells whether one was signed. A signature names its key by a hash of it, so that data signed with a
 * key that is not known here is told apart from data that was changed. Thread-safe.
 */
final class CheckpointSigner {
    private static final String NAME_OF_KEY = "gembind/checkpoint-key/1";
    private static final String FORMAT = "gembind/checkpoint/1";
    private static final int NAME_DIGITS = 16;

    private final String current;
    private final Map<String, KeyedHash> keys = new LinkedHashMap<>();

    CheckpointSigner(SecretKeys secrets) {
        List<byte[]> all = secrets.deriveAll(Purpose.CHECKPOINT);
        for (byte[] key : all) {
            KeyedHash hash = new KeyedHash(key);
            keys.put(nameOf(hash), hash);
        }
        current = nameOf(new KeyedHash(all.get(0)));
    }

    /** What a look at a signature tells. */
    enum Verdict {
        RIGHT,
        UNKNOWN_KEY,
        CHANGED
    }

    /** Returns the checkpoint with its signature. */
    Checkpoint sign(Checkpoint unsigned, String signatureBefore) {
        String signature = current + ":" + hash(current, unsigned, signatureBefore);
        return new Checkpoint(unsigned.seq(), unsigned.takenAt(), unsigned.wallets(), unsigned.root(), signature);
    }

    Verdict judge(Checkpoint checkpoint, String signatureBefore) {
        int colon = checkpoint.signature().indexOf(':');
        String name = checkpoint.signature().substring(0, Math.max(0, colon));
        if (!keys.containsKey(name)) {
            return Verdict.UNKNOWN_KEY;
        }
        byte[] given = checkpoint.signature().substring(colon + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = hash(name, checkpoint, signatureBefore).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right) ? Verdict.RIGHT : Verdict.CHANGED;
    }

    /** No part can hold a line break: numbers, times and hexadecimal digits. */
    private String hash(String name, Checkpoint checkpoint, String signatureBefore) {
        String text = String.join(
                "\n",
                FORMAT,
                Long.toString(checkpoint.seq()),
                checkpoint.takenAt().toString(),
                Long.toString(checkpoint.wallets()),
                checkpoint.root(),
                signatureBefore);
        KeyedHash key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("there is no such key");
        }
        return HexFormat.of().formatHex(key.of(text));
    }

    private static String nameOf(KeyedHash key) {
        return HexFormat.of().formatHex(key.of(NAME_OF_KEY)).substring(0, NAME_DIGITS);
    }
}
