package dev.gembind.core.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformAccountTest {
    @ParameterizedTest
    @CsvSource({
        "DISCORD, 803511102246000",
        "DISCORD, 18446744073709551615",
        "TELEGRAM, 1",
        "TELEGRAM, 4503599627370495",
        "TWITTER, 9",
        "TWITTER, 9999999999999999999"
    })
    void theSmallestAndTheLargestIdAreAccepted(Platform platform, String id) {
        assertThat(PlatformAccount.isValid(platform, id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DISCORD, 80351110224600",
        "DISCORD, 18446744073709551616",
        "TELEGRAM, 4503599627370496",
        "TELEGRAM, 99999999999999999999",
        "TWITTER, 10000000000000000000"
    })
    void anIdBeyondThePlatformsRangeIsRefused(Platform platform, String id) {
        assertThat(PlatformAccount.isValid(platform, id)).isFalse();
    }

    @Tag("B-01")
    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0803511102246000", "+803511102246000", "-1", "80351110224600x", "٨٠٣٥١١١٠٢٢٤٦٠٠٠", " 1"
            })
    void aSecondSpellingOfAnIdIsRefused(String id) {
        for (Platform platform : Platform.values()) {
            assertThat(PlatformAccount.isValid(platform, id)).isFalse();
        }
    }

    @Test
    void aTextFormNamesTheLastDigitsOnly() {
        assertThat(new PlatformAccount(Platform.TELEGRAM, "123456789")).hasToString("telegram:…6789");
    }
}
