package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-02")
class ApiGemsTest {
    private static final String GEMS = "/users/alice/gems";
    private static final String CREDIT = GEMS + "/credit";
    private static final String SPEND = GEMS + "/spend";

    private final WebWorld world = new WebWorld();
    private ApiCaller api;

    @BeforeEach
    void open() {
        world.open();
        api = new ApiCaller(world, world.core().hostKey());
        api.put("/users/alice", "");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Reply credit(long gems, String key) {
        return api.postOnce(CREDIT, key, "{\"gems\":" + gems + ",\"reason\":\"welcome\"}");
    }

    private Reply spend(long gems, String key) {
        return api.postOnce(SPEND, key, "{\"gems\":" + gems + ",\"reason\":\"a picture\"}");
    }

    private static String code(Reply reply) {
        return reply.json().path("code").asText();
    }

    private JsonNode balance() {
        return api.get(GEMS).json();
    }

    @Test
    void userWithoutGemsHasNone() {
        Reply reply = api.get(GEMS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"user\":\"alice\",\"gems\":0,\"held\":0,\"owed\":0,\"version\":0}");
    }

    @Test
    @Tag("A-03")
    void aRequestThatIsUnderWayElsewhereIsToRepeatWithItsKey() {
        credit(100, "c1");
        world.core().gemTransactor().setBusy(true);
        Reply busy = spend(30, "s1");
        world.core().gemTransactor().setBusy(false);

        assertThat(busy.status()).isEqualTo(409);
        assertThat(code(busy)).isEqualTo("in-flight");
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(spend(30, "s1").status()).isEqualTo(201);
        assertThat(balance().path("gems").asInt()).isEqualTo(70);
    }

    @Test
    void gemsComeAndGo() {
        Reply given = credit(100, "c1");
        Reply spent = spend(30, "s1");

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.json().path("gems").asLong()).isEqualTo(100);
        assertThat(given.has("Idempotency-Replayed")).isFalse();
        assertThat(spent.status()).isEqualTo(201);
        assertThat(spent.json().path("gems").asLong()).isEqualTo(70);
        assertThat(balance().path("gems").asLong()).isEqualTo(70);
        assertThat(balance().path("version").asLong()).isEqualTo(2);
    }

    @Test
    void whoMovedGemsIsTheKey() {
        credit(100, "c1");

        Transfer kept = world.core()
                .gems()
                .history(new UserId("alice"), Long.MAX_VALUE, 1)
                .get(0);
        assertThat(kept.why().actor())
                .isEqualTo("key:" + world.core().keys().list().get(0).id());
        assertThat(kept.key().scope()).isEqualTo("credit:alice");
        assertThat(kept.key().key()).isEqualTo("c1");
    }

    @Test
    @Tag("A-03")
    void repeatedRequestGetsTheSameAnswerAndNothingMovesTwice() {
        credit(100, "c1");
        Reply first = spend(100, "s1");

        Reply again = spend(100, "s1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(credit(100, "c1").status()).isEqualTo(200);
        assertThat(balance().path("gems").asLong()).isZero();
    }

    @Test
    @Tag("A-03")
    void sameKeyForSomethingElseIsAConflictThatNamesTheField() {
        credit(100, "c1");
        spend(10, "s1");

        Reply other = spend(11, "s1");

        assertThat(other.status()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("idempotency-conflict");
        assertThat(other.json().at("/errors/0/pointer").asText()).isEqualTo("/gems");
        assertThat(balance().path("gems").asLong()).isEqualTo(90);
    }

    @Test
    @Tag("A-03")
    void sameKeyOfAnotherUserIsAnotherKey() {
        api.put("/users/bob", "");
        credit(100, "k");

        assertThat(api.postOnce("/users/bob/gems/credit", "k", "{\"gems\":1,\"reason\":\"x\"}")
                        .status())
                .isEqualTo(201);
        assertThat(spend(1, "k").status()).isEqualTo(201);
    }

    @Test
    void tooFewGemsAreRefusedAndTheRefusalStaysWithItsKey() {
        Reply refused = spend(1, "s1");
        credit(100, "c1");
        Reply again = spend(1, "s1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("insufficient-gems");
        assertThat(refused.has("Idempotency-Replayed")).isFalse();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(spend(1, "s2").status()).isEqualTo(201);
    }

    @Test
    void frozenWalletAndTooMuchAtOnceHaveCodesOfTheirOwn() {
        assertThat(code(credit(1_000_001, "c0"))).isEqualTo("over-limit");
        credit(100, "c1");
        world.core().gems().setFrozen(new UserId("alice"), true);

        Reply refused = spend(1, "s1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("wallet-frozen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "1E0",
                "\"1\"",
                "null",
                "-1",
                "0",
                "-0",
                "9007199254740992",
                "9223372036854775808",
                "true",
                "[1]",
                "{}",
                "1e400"
            })
    void amountThatIsNoWholeNumberIsRefusedByName(String amount) {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"gems\":" + amount + ",\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("validation");
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/gems");
        assertThat(credit(1, "c1").status()).as("the key is free").isEqualTo(201);
    }

    @Test
    void missingAmountIsRefusedByName() {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\"", "7", "null"})
    void reasonThatPeopleCouldNotReadIsRefused(String reason) {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"gems\":1,\"reason\":" + reason + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");
    }

    @Test
    void reasonsMayHaveTwoHundredCharacters() {
        String most = "é".repeat(200);

        assertThat(api.postOnce(CREDIT, "c1", "{\"gems\":1,\"reason\":\"" + most + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.postOnce(CREDIT, "c2", "{\"gems\":1,\"reason\":\"" + most + "x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("A-03")
    void requestWithoutAKeyIsRefusedByTheNameOfTheHeader() {
        Reply missing = api.post(CREDIT, "{\"gems\":1,\"reason\":\"x\"}");

        assertThat(missing.status()).isEqualTo(400);
        assertThat(code(missing)).isEqualTo("validation");
        assertThat(missing.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        assertThat(balance().path("gems").asLong()).isZero();
    }

    @Test
    @Tag("A-03")
    void twoKeysAreNoKey() {
        Reply reply = api.postOnce(CREDIT, "one\r\nIdempotency-Key: two", "{\"gems\":1,\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        assertThat(balance().path("gems").asLong()).isZero();
    }

    @Test
    @Tag("A-03")
    void keysHaveUpTo255PrintableCharacters() {
        assertThat(credit(1, "k".repeat(255)).status()).isEqualTo(201);
        assertThat(credit(1, "a b~!").status()).isEqualTo(201);
        for (String bad : List.of("", "k".repeat(256), "caf\u00e9", "a\tb")) {
            Reply reply = credit(1, bad);
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void unknownUserIsNotFoundAndNothingIsKept() {
        assertThat(code(api.get("/users/nobody/gems"))).isEqualTo("not-found");
        assertThat(api.get("/users/nobody/gems/entries").status()).isEqualTo(404);
        assertThat(api.get("/users/nobody/gems?at_version=0").status()).isEqualTo(404);
        assertThat(api.postOnce("/users/nobody/gems/credit", "k", "{\"gems\":1,\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        api.put("/users/nobody", "");
        assertThat(api.get("/users/nobody/gems").json().path("version").asLong())
                .isZero();
    }

    @Test
    @Tag("G-06")
    void balanceOfEachVersionIsKept() {
        credit(100, "c1");
        spend(30, "s1");

        assertThat(api.get(GEMS + "?at_version=0").json().path("gems").asLong()).isZero();
        assertThat(api.get(GEMS + "?at_version=1").json().path("gems").asLong()).isEqualTo(100);
        assertThat(api.get(GEMS + "?at_version=2").body())
                .isEqualTo(api.get(GEMS).body());
        assertThat(code(api.get(GEMS + "?at_version=3"))).isEqualTo("not-found");
        for (String bad : List.of("", "-1", "1.0", "x", "9007199254740992", "99999999999999999999")) {
            Reply reply = api.get(GEMS + "?at_version=" + bad);
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("at_version");
        }
    }

    @Test
    void historyIsPagedFromTheNewestAndTellsWhatMoved() {
        credit(100, "c1");
        IntStream.rangeClosed(1, 4).forEach(i -> spend(i, "s" + i));
        spend(1_000, "refused");

        Reply first = api.get(GEMS + "/entries?limit=2");
        String cursor = first.json().path("next_cursor").asText();
        spend(9, "meanwhile");
        Reply second = api.get(GEMS + "/entries?limit=3&cursor=" + cursor);

        JsonNode newest = first.json().at("/items/0");
        assertThat(newest.path("kind").asText()).isEqualTo("spend");
        assertThat(newest.path("reason").asText()).isEqualTo("a picture");
        assertThat(newest.path("gems").asLong()).isEqualTo(-4);
        assertThat(newest.path("balance").asLong()).isEqualTo(90);
        assertThat(newest.path("version").asLong()).isEqualTo(5);
        assertThat(newest.path("at").asText()).isEqualTo("2026-11-25T12:00:00.500Z");
        assertThat(newest.path("transfer").asText()).hasSize(26);
        assertThat(versions(first)).containsExactly(5L, 4L);
        assertThat(versions(second)).containsExactly(3L, 2L, 1L);
        assertThat(second.json().path("next_cursor").isNull()).isTrue();
    }

    private static List<Long> versions(Reply reply) {
        List<Long> versions = new ArrayList<>();
        reply.json()
                .path("items")
                .forEach(item -> versions.add(item.path("version").asLong()));
        return versions;
    }

    @Test
    void pagesHaveLimits() {
        assertThat(api.get(GEMS + "/entries").body()).isEqualTo("{\"items\":[],\"next_cursor\":null}");
        for (String bad : List.of("limit=0", "limit=201", "limit=x", "cursor=0", "cursor=abc", "limit=%2B1")) {
            assertThat(code(api.get(GEMS + "/entries?" + bad))).as(bad).isEqualTo("validation");
        }
        assertThat(api.get(GEMS + "/entries?limit=200").status()).isEqualTo(200);
    }

    @Test
    @Tag("A-03")
    void manyAtOnceWithOneKeySpendOnce() {
        credit(100, "c1");

        List<CompletableFuture<Reply>> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> spend(60, "same")))
                .toList();

        assertThat(all.stream().map(reply -> reply.join().status()))
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(balance().path("gems").asLong()).isEqualTo(40);
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() {
        credit(100, "c1");

        List<CompletableFuture<Reply>> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> spend(30, "k" + i)))
                .toList();

        assertThat(all.stream().filter(reply -> reply.join().status() == 201)).hasSize(3);
        assertThat(balance().path("gems").asLong()).isEqualTo(10);
        assertThat(new Gems(10))
                .isEqualTo(
                        world.core().gems().view(new UserId("alice")).balance().gems());
    }
}
