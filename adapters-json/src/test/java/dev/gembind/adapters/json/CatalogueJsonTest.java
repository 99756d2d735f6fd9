package dev.gembind.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.SubscriptionOffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueJsonTest {
    private static final String GOOD = """
            {"version": 3,
             "packages": [{"id": "gems-100", "gems": 100, "prices": {"XTR": 50, "USD": 99}, "title": {"en": "100 gems"}}],
             "subscriptions": [{"id": "plus", "gems_per_period": 300, "period": "P30D", "prices": {"XTR": 250}}],
             "actions": {"message": 1, "image": 10, "voice": 5, "video": 50, "call_minute": 20}}
            """;

    @Test
    void theDocumentOfTheManualIsRead() {
        assertThat(read(GOOD))
                .isEqualTo(new Catalogue(
                        3,
                        List.of(new GemPackage(
                                "gems-100", new Gems(100), Map.of("XTR", 50L, "USD", 99L), Map.of("en", "100 gems"))),
                        List.of(new SubscriptionOffer("plus", new Gems(300), Duration.ofDays(30), Map.of("XTR", 250L))),
                        Map.of(
                                "message", new Gems(1),
                                "image", new Gems(10),
                                "voice", new Gems(5),
                                "video", new Gems(50),
                                "call_minute", new Gems(20))));
    }

    @Test
    void theShippedCatalogueIsGoodAndSellsInBothCurrencies() {
        Catalogue shipped = CatalogueJson.shipped();

        assertThat(shipped.packages())
                .isNotEmpty()
                .allSatisfy(offer -> assertThat(offer.prices()).containsOnlyKeys("XTR", "USD"));
        assertThat(shipped.actions()).containsKeys("message", "image", "voice", "video", "call_minute");
    }

    /** Each line breaks one thing, and says which place and value the author must be told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": 3 | \"version\": 0 | /version must be a whole number from 1 to 2147483647, but is 0",
                "\"version\": 3 | \"version\": \"3\" | /version must be a whole number from 1 to 2147483647, but is \"3\"",
                "\"version\": 3, | `` | /version is missing",
                "\"gems\": 100 | \"gems\": 1.0 | /packages/0/gems must be a whole number from 1 to 1000000, but is 1.0",
                "\"gems\": 100 | \"gems\": 1e3 | /packages/0/gems must be a whole number",
                "\"gems\": 100 | \"gems\": -5 | but is -5",
                "\"gems\": 100 | \"gems\": 0 | but is 0",
                "\"gems\": 100 | \"gems\": null | but is null",
                "\"gems\": 100 | \"gems\": 1000001 | but is 1000001",
                "\"gems_per_period\": 300 | \"gems_per_period\": 1000001 | /subscriptions/0/gems_per_period must be a whole number from 1 to 1000000",
                "\"gems\": 100 | \"gems\": 9007199254740992 | but is 9007199254740992",
                "\"gems\": 100 | \"gems\": 18446744073709551617 | but is 18446744073709551617",
                "\"XTR\": 50 | \"XTR\": -1 | /packages/0/prices/XTR must be a whole number from 1",
                "\"XTR\": 50 | \"xtr\": 50 | /packages/0/prices/xtr has a name that must be three capital letters",
                "{\"XTR\": 50, \"USD\": 99} | {} | /packages/0/prices must have a price in one currency at least",
                "{\"en\": \"100 gems\"} | {\"de\": \"100 Gems\"} | /packages/0/title must have an English one",
                "{\"en\": \"100 gems\"} | {\"en\": \" \"} | /packages/0/title/en must be a text",
                "{\"en\": \"100 gems\"} | \"100 gems\" | /packages/0/title must be an object, but is \"100 gems\"",
                "\"id\": \"gems-100\" | \"id\": \"Gems 100\" | /packages/0/id must be 1 to 40 characters of a-z 0-9 -, but is \"Gems 100\"",
                "\"id\": \"plus\" | \"id\": \"gems-100\" | /subscriptions/0/id is gems-100, as an offer before it is",
                "\"period\": \"P30D\" | \"period\": \"P31D\" | /subscriptions/0/period must be P30D where there is a price in XTR, for Telegram sells no other, but is P31D",
                "\"period\": \"P30D\" | \"period\": \"PT1H\" | /subscriptions/0/period must be a period of at least a day, such as P30D, but is \"PT1H\"",
                "\"period\": \"P30D\" | \"period\": \"monthly\" | but is \"monthly\"",
                "\"message\": 1 | \"message\": -1 | /actions/message must be a whole number from 0",
                "\"message\": 1 | \"Message!\": 1 | /actions/Message! has a name that must be",
                "\"version\": 3 | \"version\": 3, \"extra/~\": 1 | /extra~1~0 is not known here",
                "\"gems\": 100 | \"gems\": 100, \"bonus\": 1 | /packages/0/bonus is not known here; there are id, gems, prices, title"
            })
    void whatIsWrongIsToldWithItsPlaceAndValue(String good, String bad, String told) {
        assertThat(GOOD).contains(good);

        assertThat(problems(GOOD.replace(good, bad))).singleElement().asString().contains(told);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        String broken = GOOD.replace("\"version\": 3", "\"version\": 1.5")
                .replace("\"gems\": 100", "\"gems\": -1")
                .replace("\"XTR\": 250", "\"XTR\": \"250\"")
                .replace("\"image\": 10", "\"image\": 1e1");

        assertThat(problems(broken))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly("/version", "/packages/0/gems", "/subscriptions/0/prices/XTR", "/actions/image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "3", "{\"version\": 1", "{\"version\": 1, \"version\": 2}", "{} {}"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DocumentException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = GOOD.replace("100 gems", "100 Stück").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CatalogueJson.read(latin)).hasMessage("the document is not UTF-8");
    }

    @Test
    void aHugeDocumentIsRefusedUnread() {
        assertThatThrownBy(() -> CatalogueJson.read(new byte[CatalogueJson.MAX_BYTES + 1]))
                .hasMessage("the document has 1048577 bytes, but may have 1048576");
    }

    @Test
    void aDocumentFullOfMistakesGivesAShortReport() {
        String many = "{\"version\": 1, \"packages\": [" + "1,".repeat(500) + "1]}";

        assertThat(problems(many))
                .hasSizeLessThanOrEqualTo(51)
                .last()
                .asString()
                .startsWith("and ");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Random random = new Random(81);
        for (int round = 0; round < 500; round++) {
            Catalogue catalogue = catalogue(random);
            String written = CatalogueJson.write(catalogue);

            assertThat(read(written)).isEqualTo(catalogue);
            assertThat(CatalogueJson.write(read(written))).isEqualTo(written);
        }
    }

    private static Catalogue catalogue(Random random) {
        List<GemPackage> packages = new ArrayList<>();
        List<SubscriptionOffer> subscriptions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            packages.add(
                    new GemPackage("p-" + i, gems(random), prices(random), Map.of("en", "Ü\"\\😀" + i, "de", "x")));
            subscriptions.add(new SubscriptionOffer(
                    "s-" + i, gems(random), Duration.ofHours(24 + random.nextInt(1000)), Map.of("EUR", price(random))));
        }
        Map<String, Gems> actions = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            actions.put("action_" + i, new Gems(random.nextInt(3)));
        }
        return new Catalogue(1 + random.nextInt(Integer.MAX_VALUE), packages, subscriptions, actions);
    }

    private static Map<String, Long> prices(Random random) {
        return random.nextBoolean() ? Map.of("XTR", price(random)) : Map.of("XTR", 1L, "USD", price(random));
    }

    private static long price(Random random) {
        return random.nextLong(1, Gems.MAX_UNITS + 1);
    }

    private static Gems gems(Random random) {
        return new Gems(random.nextLong(1, 1_000_001));
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(DocumentException.class, () -> read(text)).problems();
    }

    private static Catalogue read(String text) {
        return CatalogueJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
