package dev.gembind.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over heads of wallets as they come. It keeps one hash for each level.
 * Not thread-safe.
 */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha = sha256();

    /** Roots of full subtrees, the smallest on top: one for each bit that is set in the number of leaves. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();

    private long leaves;

    void add(Checkpoint.Head head) {
        sha.update(LEAF);
        update(head.owner().value());
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(head.revision()).flip());
        update(head.link());
        byte[] hash = sha.digest();
        for (long full = leaves; (full & 1) == 1; full >>= 1) {
            hash = node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        leaves++;
    }

    long leaves() {
        return leaves;
    }

    /** Returns the root over all that was added: 64 hexadecimal digits. */
    String root() {
        Iterator<byte[]> rising = subtrees.iterator();
        if (!rising.hasNext()) {
            return HexFormat.of().formatHex(sha.digest());
        }
        byte[] root = rising.next();
        while (rising.hasNext()) {
            root = node(rising.next(), root);
        }
        return HexFormat.of().formatHex(root);
    }

    private byte[] node(byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    private void update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
