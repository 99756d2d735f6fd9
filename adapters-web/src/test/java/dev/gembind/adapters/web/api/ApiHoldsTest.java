package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-07")
class ApiHoldsTest extends ApiScene {
    private static final UserId ALICE = new UserId("alice");

    @BeforeEach
    void open() {
        api.postOnce("/users/alice/gems/credit", "c1", "{\"gems\":100,\"reason\":\"welcome\"}");
    }

    private Reply hold(long gems, String key) {
        return api.postOnce(
                "/users/alice/holds", key, "{\"gems\":" + gems + ",\"reason\":\"a film\",\"expires_in\":\"PT10M\"}");
    }

    private String held(long gems) {
        return hold(gems, "h" + gems).json().path("hold").asText();
    }

    private Reply capture(String hold, String key, String body) {
        return api.postOnce("/holds/" + hold + "/capture", key, body);
    }

    private Reply release(String hold, String key) {
        return api.postOnce("/holds/" + hold + "/release", key, "");
    }

    private void hasGemsAndHeld(long gems, long held) {
        JsonNode balance = api.get("/users/alice/gems").json();
        assertThat(balance.path("gems").asLong()).isEqualTo(gems);
        assertThat(balance.path("held").asLong()).isEqualTo(held);
    }

    @Test
    void heldGemsCannotBeSpentTwice() {
        Reply opened = hold(60, "h1");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().path("amount").asLong()).isEqualTo(60);
        assertThat(opened.json().path("gems").asLong()).isEqualTo(40);
        assertThat(opened.json().path("expires_at").asText()).isEqualTo("2026-11-25T12:10:00.500Z");
        assertThat(code(hold(41, "h2"))).isEqualTo("insufficient-gems");
        hasGemsAndHeld(40, 60);
    }

    @Test
    void captureSpendsAllUnlessToldLess() {
        Reply all = capture(held(60), "k1", "");
        Reply some = capture(held(30), "k2", "{\"gems\":10}");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().path("captured").asLong()).isEqualTo(60);
        assertThat(all.json().path("returned").asLong()).isZero();
        assertThat(some.json().path("captured").asLong()).isEqualTo(10);
        assertThat(some.json().path("returned").asLong()).isEqualTo(20);
        assertThat(some.json().path("gems").asLong()).isEqualTo(30);
        hasGemsAndHeld(30, 0);
    }

    @Test
    void releaseGivesBack() {
        String hold = held(60);

        Reply released = release(hold, "r1");

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().path("hold").asText()).isEqualTo(hold);
        assertThat(released.json().path("returned").asLong()).isEqualTo(60);
        hasGemsAndHeld(100, 0);
        assertThat(code(capture(hold, "k1", ""))).isEqualTo("hold-closed");
        assertThat(code(release(hold, "r2"))).isEqualTo("hold-closed");
    }

    @Test
    @Tag("A-03")
    void repeatedRequestsGetTheirFirstAnswers() {
        Reply opened = hold(60, "h1");
        String hold = opened.json().path("hold").asText();
        Reply captured = capture(hold, "k1", "{\"gems\":10}");

        Reply openedAgain = hold(60, "h1");
        Reply capturedAgain = capture(hold, "k1", "{\"gems\":10}");

        assertThat(openedAgain.status()).isEqualTo(200);
        assertThat(openedAgain.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(openedAgain.body()).isEqualTo(opened.body());
        assertThat(capturedAgain.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(capturedAgain.body()).isEqualTo(captured.body());
        hasGemsAndHeld(90, 0);
    }

    @Test
    @Tag("A-03")
    void sameKeyWithAnotherDurationOrAmountIsAConflict() {
        String hold = held(60);
        Reply longer = api.postOnce(
                "/users/alice/holds", "h60", "{\"gems\":60,\"reason\":\"a film\",\"expires_in\":\"PT11M\"}");
        Reply sameTime = api.postOnce(
                "/users/alice/holds", "h60", "{\"gems\":60,\"reason\":\"other\",\"expires_in\":\"PT600S\"}");
        capture(hold, "k1", "{\"gems\":10}");
        Reply more = capture(hold, "k1", "{\"gems\":11}");

        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.json().at("/errors/0/pointer").asText()).isEqualTo("/expires_in");
        assertThat(sameTime.status()).isEqualTo(200);
        assertThat(more.json().at("/errors/0/pointer").asText()).isEqualTo("/gems");
    }

    @Test
    void expiredHoldIsNotCapturedAndItsGemsAreBack() {
        String hold = held(60);
        world.core().time().set(Instant.parse("2026-11-25T12:10:00.5Z"));

        Reply late = capture(hold, "k1", "");

        assertThat(late.status()).isEqualTo(409);
        assertThat(code(late)).isEqualTo("hold-expired");
        hasGemsAndHeld(100, 0);
    }

    @Test
    void moreThanIsHeldIsNotCaptured() {
        Reply more = capture(held(60), "k1", "{\"gems\":61}");

        assertThat(more.status()).isEqualTo(409);
        assertThat(code(more)).isEqualTo("hold-too-small");
        hasGemsAndHeld(40, 60);
    }

    @Test
    void amountToCaptureIsAWholeNumberToo() {
        String hold = held(60);

        for (String bad : new String[] {"null", "0", "1.0", "\"5\""}) {
            assertThat(code(capture(hold, "k", "{\"gems\":" + bad + "}")))
                    .as(bad)
                    .isEqualTo("validation");
        }
        hasGemsAndHeld(40, 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PT0S",
                "-PT5M",
                "PT0.5S",
                "P31D",
                "10",
                "ten minutes",
                "PT720H0.000000001S",
                "P99999999999999D"
            })
    void durationThatIsNoneIsRefused(String duration) {
        Reply reply = api.postOnce(
                "/users/alice/holds", "h", "{\"gems\":1,\"reason\":\"x\",\"expires_in\":\"" + duration + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/expires_in");
    }

    @Test
    void durationIsNeeded() {
        Reply reply = api.postOnce("/users/alice/holds", "h", "{\"gems\":1,\"reason\":\"x\"}");

        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/expires_in");
    }

    @Test
    void everyStepNeedsAKey() {
        String hold = held(60);

        assertThat(code(api.post("/holds/" + hold + "/capture", ""))).isEqualTo("validation");
        assertThat(code(api.post("/holds/" + hold + "/release", ""))).isEqualTo("validation");
        assertThat(code(api.post("/users/alice/holds", "{\"gems\":1,\"reason\":\"x\",\"expires_in\":\"PT1M\"}")))
                .isEqualTo("validation");
        hasGemsAndHeld(40, 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdefghjkmnpqrs", "x", "A%00B", "%C3%A9", "a%20b"})
    void unknownHoldIsNotFound(String hold) {
        assertThat(capture(hold, "k", "").status()).isIn(400, 404);
        assertThat(release(hold, "k").status()).isIn(400, 404);
        assertThat(code(capture("0123456789abcdefghjkmnpqrs", "k", ""))).isEqualTo("not-found");
    }

    @Test
    void holdOfARefundIsNoHostSitesBusiness() {
        Instant now = world.core().time().instant();
        Why why = new Why("system", "refund", now);
        world.core()
                .gems()
                .credit(
                        new Request(new TransferKey("charge:test", "1"), why),
                        new Credit(ALICE, new Gems(10), Grant.paidBy("test:1")));
        Outcome.Applied refund = (Outcome.Applied) world.core()
                .gems()
                .hold(
                        new Request(new TransferKey("refund:test", "1"), why),
                        new OpenHold(ALICE, new Gems(10), Duration.ofHours(1), "test:1"));

        Reply captured = capture(refund.transfer().id(), "k", "");

        assertThat(captured.status()).isEqualTo(404);
        assertThat(release(refund.transfer().id(), "k").status()).isEqualTo(404);
        hasGemsAndHeld(100, 10);
    }

    @Test
    void whatBecameOfAHoldStandsInTheHistoryWithItsReason() {
        capture(held(60), "k1", "{\"gems\":10}");

        JsonNode items = api.get("/users/alice/gems/entries").json().path("items");

        assertThat(items.findValuesAsText("kind")).containsExactly("capture", "hold", "credit");
        assertThat(items.findValuesAsText("reason")).containsExactly("a film", "a film", "welcome");
        assertThat(items.findValuesAsText("gems")).containsExactly("50", "-60", "100");
        assertThat(items.findValuesAsText("held")).containsExactly("-60", "60", "0");
        assertThat(items.findValuesAsText("balance")).containsExactly("90", "40", "100");
    }
}
