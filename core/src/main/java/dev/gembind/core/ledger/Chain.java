package dev.gembind.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The chain of hashes over a wallet's transfers. Each link is the SHA-256 (FIPS 180-4) of the link before it and of
 * everything the transfer says; every text is preceded by its length, so that nothing can move from one field to the next.
 */
final class Chain {
    private static final byte VERSION = 1;
    private static final int USUAL_SIZE = 512;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private ByteBuffer bytes = ByteBuffer.allocate(USUAL_SIZE);

    private Chain() {}

    /** Returns the link that follows another one: 64 hexadecimal digits. What the transfer names as its link is not read. */
    static String link(String before, Transfer transfer, Transfer.Moved moved) {
        Chain chain = new Chain();
        chain.number(VERSION);
        chain.text(before);
        chain.request(transfer);
        chain.number(moved.revision());
        chain.balance(moved.after());
        chain.postings(moved.postings());
        chain.uses(moved.uses());
        return chain.hash();
    }

    private void request(Transfer transfer) {
        text(transfer.id());
        text(transfer.kind().name());
        text(transfer.key().scope());
        text(transfer.key().key());
        text(transfer.owner().value());
        number(transfer.intent().gems().units());
        text(transfer.intent().target());
        text(transfer.intent().terms());
        text(transfer.why().actor());
        text(transfer.why().reason());
        time(transfer.why().eventAt());
        time(transfer.recordedAt());
    }

    private void balance(Balance balance) {
        number(balance.gems().units());
        number(balance.held().units());
        number(balance.owed().units());
    }

    /** By name, and only those that move something: a book that is added one day changes no earlier link. */
    private void postings(Postings postings) {
        number(postings.amounts().size());
        postings.amounts().forEach((book, amount) -> {
            text(book.name());
            number(amount);
        });
    }

    private void uses(List<LotUse> uses) {
        number(uses.size());
        for (LotUse use : uses) {
            text(use.lot().id());
            number(use.gems().units());
        }
    }

    /** Whole microseconds, rounded down as storages do. The JDK's own count overflows in the year 2262. */
    private void time(Instant time) {
        number(Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND), time.getNano() / NANOS_PER_MICRO));
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        reserve(encoded.length);
        bytes.put(encoded);
    }

    private void number(long number) {
        reserve(Long.BYTES);
        bytes.putLong(number);
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(2 * bytes.capacity() + more).put(bytes.flip());
        }
    }

    private String hash() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes.flip());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
