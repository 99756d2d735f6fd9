package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotTextTest {
    private static final String PLAIN = "id/PURCHASE/stripe:1/10/5/5/50/2026-02-28T23:59:59.123456Z";
    private static final int ROUNDS = 2000;
    private static final String ODD =
            "%/|\\ \t\r\n\0\",;'=+-09azAZ~\u007f\u0080\u00e9\u0308\u2028\ufeff\uffff\ud83d\udc8e";

    @Test
    void lotsAreWrittenAsTheDocumentationSays() {
        Lot.Origin origin = new Lot.Origin(LotSource.PURCHASE, "stripe:a/b|c d%\u00e9", new Gems(10));
        Lot lot = new Lot("id", origin, new Gems(5), new Gems(4), 50, null);
        Lot gift =
                new Lot("gift", new Lot.Origin(LotSource.PROMO, null, new Gems(1)), new Gems(1), Gems.ZERO, 0, end(0));

        assertThat(LotText.ofLots(List.of(lot, gift)))
                .isEqualTo(
                        "id/PURCHASE/stripe:a%2fb%7cc%20d%25%c3%a9/10/5/4/50/|gift/PROMO//1/1/0/0/1970-01-01T00:00:00Z");
        assertThat(LotText.ofUses(List.of(new LotUse(gift, new Gems(1)))))
                .isEqualTo("gift/PROMO//1/1/0/0/1970-01-01T00:00:00Z/1");
        assertThat(LotText.lots("")).isEmpty();
        assertThat(LotText.uses("")).isEmpty();
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            List<Lot> lots = new ArrayList<>();
            List<LotUse> uses = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                lots.add(lot(random));
                uses.add(new LotUse(lot(random), gems(random)));
            }

            assertThat(LotText.lots(LotText.ofLots(lots))).isEqualTo(lots);
            assertThat(LotText.uses(LotText.ofUses(uses))).isEqualTo(uses);
        }
    }

    @Test
    void everyDamageIsAnIllegalArgumentAndNothingElse() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(LotText.ofLots(List.of(lot(random), lot(random))));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setLength(at);
                case 1 -> text.deleteCharAt(at);
                default -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            }
            String damaged = text.toString();

            assertReadOnlyAsWritten(damaged);
        }
    }

    /** Damage may leave a text that stands for other lots, but never one that stands for lots written another way. */
    private static void assertReadOnlyAsWritten(String text) {
        try {
            assertThat(LotText.ofLots(LotText.lots(text))).isEqualTo(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining(text);
        }
    }

    @Test
    void thePlainTextIsRead() {
        assertThat(LotText.ofLots(LotText.lots(PLAIN))).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "|",
                "/",
                "///////",
                "id/PURCHASE/c/10/5/5/50",
                "id/PURCHASE/c/10/5/5/50//",
                "id/PURCHASE/c/10/5/5/50/|",
                "id/NOTHING/c/10/5/5/50/",
                "id/purchase/c/10/5/5/50/",
                "id/PURCHASE/c/10/6/5/50/",
                "id/PURCHASE/c/+10/5/5/50/",
                "id/PURCHASE/c/010/5/5/50/",
                "id/PURCHASE/c/10/-5/5/50/",
                "id/PURCHASE/c/10/\u0665/5/50/",
                "id/PURCHASE/c/9007199254740992/5/5/50/",
                "id/PURCHASE/c/99999999999999999999999/5/5/50/",
                "id/PURCHASE/c/10/5/5/99999999999/",
                "id/PURCHASE/c/10/5/5//",
                "id/PURCHASE/c/10/5/5/50/yesterday",
                "id/PURCHASE/c/10/5/5/50/2026-02-30T00:00:00Z",
                "id/PURCHASE/c/10/5/5/50/2026-02-28T24:00:00Z",
                "id/PURCHASE/c/10/5/5/50/2026-02-28T23:59:59.1Z",
                "id/PURCHASE/c%/10/5/5/50/",
                "id/PURCHASE/c%2/10/5/5/50/",
                "id/PURCHASE/c%-1/10/5/5/50/",
                "id/PURCHASE/c%2F/10/5/5/50/",
                "id/PURCHASE/c%41/10/5/5/50/",
                "id/PURCHASE/c%ff/10/5/5/50/",
                "id/PURCHASE/c%c0%af/10/5/5/50/",
                "id/PURCHASE/c d/10/5/5/50/",
                "id/PURCHASE/\u00e9/10/5/5/50/",
                "id/PURCHASE/\u0161/10/5/5/50/"
            })
    void aTextThatWasNotWrittenHereIsRefused(String text) {
        assertThatThrownBy(() -> LotText.lots(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LotText.uses(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnpairedSurrogateIsNotWrittenAsSomethingElse() {
        Lot.Origin origin = new Lot.Origin(LotSource.PURCHASE, "\ud83d", new Gems(1));
        Lot lot = new Lot("id", origin, new Gems(1), Gems.ZERO, 50, null);

        assertThatThrownBy(() -> LotText.ofLots(List.of(lot))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyChargeCouldNotBeToldFromNone() {
        assertThatThrownBy(() -> new Lot.Origin(LotSource.PURCHASE, "", new Gems(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grant.paidBy("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Lot lot(SplittableRandom random) {
        LotSource source = LotSource.valueOf(random.nextBoolean() ? "PROMO" : "SUBSCRIPTION");
        Gems free = gems(random);
        Gems held = gems(random);
        String charge = random.nextInt(3) == 0 ? null : text(random);
        Lot.Origin origin = new Lot.Origin(source, charge, free.plus(held));
        return new Lot(text(random), origin, free, held, random.nextInt(101), end(random));
    }

    private static @Nullable Instant end(SplittableRandom random) {
        return random.nextBoolean() ? null : end(random.nextLong(-60_000_000_000L, 250_000_000_000L));
    }

    private static Instant end(long second) {
        return Instant.ofEpochSecond(second, second % 7 == 0 ? 0 : 123_456_000);
    }

    private static Gems gems(SplittableRandom random) {
        return new Gems(random.nextLong(Gems.MAX_UNITS / 2) >> random.nextInt(50));
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(ODD.codePointAt(random.nextInt(ODD.length() - 1)));
        }
        return text.toString();
    }
}
