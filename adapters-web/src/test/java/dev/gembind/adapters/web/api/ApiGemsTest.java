package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Transfer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-02")
class ApiGemsTest extends GemsScene {
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
