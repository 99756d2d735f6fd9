package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");
    private static final long NOW_MICROS = 1_772_323_199_123_456L;

    /** Every stored link depends on this: a change needs a new version, and the old one must still be read. */
    @Test
    void aLinkIsTheHashOfWhatTheFormatSays() throws IOException, NoSuchAlgorithmException {
        Lot lot = new Lot("lot", new Lot.Origin(LotSource.PROMO, null, new Gems(9)), new Gems(9), Gems.ZERO, 50, null);
        Postings postings = new Postings(Map.of(Book.GEMS, -4L, Book.REVENUE, 4L));
        Moved moved = new Moved(
                postings,
                List.of(new LotUse(lot, new Gems(4))),
                7,
                new Balance(new Gems(5), new Gems(1), new Gems(2)),
                "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(1);
        for (String text : List.of("before", "id", "SPEND", "scope", "key", "alice")) {
            write(out, text);
        }
        out.writeLong(4);
        for (String text : List.of("target", "terms", "actor", "reas\u00f6n")) {
            write(out, text);
        }
        for (long number : new long[] {NOW_MICROS, NOW_MICROS, 7, 5, 1, 2, 2}) {
            out.writeLong(number);
        }
        write(out, "GEMS");
        out.writeLong(-4);
        write(out, "REVENUE");
        out.writeLong(4);
        out.writeLong(1);
        write(out, "lot");
        out.writeLong(4);

        assertThat(Chain.link("before", transfer(NOW, moved), moved))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1677-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "2262-04-12T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    @Tag("A-11")
    void aTimeIsHashedToTheMicrosecondRoundedDown(String text) {
        Instant time = Instant.parse(text);
        Moved moved = new Moved(Postings.NONE, List.of(), 1, Balance.ZERO, "");

        String link = Chain.link("", transfer(time, moved), moved);

        assertThat(Chain.link("", transfer(time.plusNanos(999), moved), moved)).isEqualTo(link);
        assertThat(Chain.link("", transfer(time.minusNanos(1), moved), moved)).isNotEqualTo(link);
    }

    private static Transfer transfer(Instant time, Moved moved) {
        return new Transfer(
                "id",
                TransferKind.SPEND,
                new TransferKey("scope", "key"),
                new Intent(new UserId("alice"), new Gems(4), "target", "terms"),
                new Why("actor", "reas\u00f6n", time),
                time,
                moved);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeLong(bytes.length);
        out.write(bytes);
    }
}
