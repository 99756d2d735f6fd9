package dev.gembind.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.SecretKeys.Purpose;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.testkit.fakes.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words every part shares. */
class ValuesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "DISCORD, 803511102246789",
        "DISCORD, 18446744073709551615",
        "TELEGRAM, 1",
        "TELEGRAM, 4503599627370495",
        "TWITTER, 1",
        "TWITTER, 9999999999999999999"
    })
    void canonicalIdsAreAccounts(Platform platform, String id) {
        assertThat(new PlatformAccount(platform, id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "DISCORD, 80351110224678",
        "DISCORD, 18446744073709551616",
        "DISCORD, 99999999999999999999",
        "DISCORD, 080351110224678912",
        "TELEGRAM, 4503599627370496",
        "TELEGRAM, 9223372036854775808",
        "TWITTER, 10000000000000000000"
    })
    void idsOutOfRangeAreNone(Platform platform, String id) {
        assertThat(PlatformAccount.isValid(platform, id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "00", "-1", "+1", " 1", "1 ", "1.0", "1e5", "0x1", "١٢٣", "１２３", "1\u0000", "1\n", "one"
            })
    void textsThatAreNoCanonicalNumbersAreNoIds(String id) {
        for (Platform platform : Platform.values()) {
            assertThat(PlatformAccount.isValid(platform, id)).isFalse();
            assertThatThrownBy(() -> new PlatformAccount(platform, id)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("B-08")
    void anAccountPrintsItsTailOnly() {
        PlatformAccount account = new PlatformAccount(Platform.DISCORD, "803511102246789120");

        assertThat(account).hasToString("discord:…9120");
        assertThat(new PlatformAccount(Platform.TELEGRAM, "7").tail()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z9", "A.b_c:d-e", "0"})
    void hostIdsAreUserIds(String id) {
        assertThat(new UserId(id)).hasToString(id);
        assertThat(new UserId("x".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä", "a\n", "a,b", "=1", "a\u0000", "１"})
    void otherTextsAreNoUserIds(String id) {
        assertThat(UserId.isValid(id)).isFalse();
        assertThatThrownBy(() -> new UserId(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(UserId.isValid("x".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("B-07")
    void platformsAreFoundByTheirExactKey(Platform platform) {
        assertThat(Platform.find(platform.key())).contains(platform);
        assertThat(Platform.find(platform.name())).isEmpty();
        assertThat(Platform.find("myspace")).isEmpty();
    }

    @Test
    @Tag("A-09")
    void secretsPrintNothing() {
        Secret secret = Secret.of(SECRET);

        assertThat(secret).hasToString("***").isEqualTo(Secret.of(SECRET)).isNotEqualTo(Secret.of("other"));
        assertThat(secret.reveal()).isEqualTo(SECRET);
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPurposeAndRootHasAKeyOfItsOwn() {
        SecretKeys keys = new SecretKeys(Secret.of(SECRET), List.of(Secret.of(SECRET + "x")));
        List<String> all = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            List<byte[]> derived = keys.deriveAll(purpose);
            assertThat(derived).hasSize(2);
            assertThat(derived.get(0)).hasSize(32).isEqualTo(keys.derive(purpose));
            derived.forEach(key -> all.add(HexFormat.of().formatHex(key)));
        }

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    @Tag("A-17")
    void aShortRootIsRefusedAndNotPrinted() {
        String tooShort = SECRET.substring(1);

        assertThatThrownBy(() -> new SecretKeys(Secret.of(tooShort), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31")
                .hasMessageNotContaining(tooShort);
        assertThatThrownBy(() -> new SecretKeys(Secret.of(SECRET), List.of(Secret.of(tooShort))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("A-11")
    void idsSortByTime() {
        MutableTime time = new MutableTime(Instant.parse("1999-12-31T23:59:59.999Z"));
        Ids ids = new Ids(time, new SplittableRandom(1));
        List<String> made = new ArrayList<>();
        for (Duration step : List.of(Duration.ofMillis(1), Duration.ofDays(1), Duration.ofDays(365_000))) {
            made.add(ids.next());
            time.advance(step);
        }
        made.add(ids.next());

        assertThat(made).isSorted().allMatch(id -> id.length() == 26 && UserId.isValid(id));
        assertThat(ids.next()).isNotEqualTo(ids.next());
    }
}
