package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.junit.LeakCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random requests get the same answers, and leave the same wallets, whether commits go with the changes or by themselves. */
@ExtendWith(LeakCheck.class)
class BothPathsTest {
    private static final int STEPS = 600;
    private static final int KEYS = 150;
    private static final List<UserId> USERS = List.of(new UserId("alice"), new UserId("bob"));

    @Test
    void answersAndWalletsAreTheSame() {
        String url = Opened.newDatabase();
        String other = Opened.newDatabase();
        try (JdbcStorage together = Opened.on(url);
                JdbcStorage apart =
                        JdbcStorage.open(Opened.config(other).withSeparateCommits(), new SplittableRandom(1))) {
            Side one = new Side(together);
            Side two = new Side(apart);
            long seed = Long.getLong("gembind.ledger.seed", new Random().nextLong());
            SplittableRandom random = new SplittableRandom(seed);
            List<Long> steps = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                boolean again = i > 0 && random.nextInt(3) == 0;
                long step = again ? steps.get(random.nextInt(i)) : random.nextLong();
                steps.add(step);
                String told = one.told(step);
                assertThat(two.told(step)).as("step %d of seed %d", i, seed).isEqualTo(told);
            }
            assertThat(one.wallets()).as("seed %d", seed).isEqualTo(two.wallets());
            assertThat(one.seen).as("seed %d", seed).contains("Applied", "Replayed", "Rejected", "Conflict");
        }
    }

    /** One storage, and the service on it. */
    private static final class Side {
        private final MutableTime time = new MutableTime(Instant.parse("2026-01-31T08:00:00Z"));
        private final GemService gems;
        private final Set<String> seen = new HashSet<>();

        Side(JdbcStorage storage) {
            LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
            this.gems = new GemService(storage.transactor(), storage.payments().ledger(), context);
        }

        String told(long step) {
            time.advance(Duration.ofMillis(1)); // so that ids are in the same order on both sides
            String answer = text(answer(new SplittableRandom(step)));
            seen.add(answer.substring(0, answer.indexOf(' ')));
            return answer;
        }

        private Outcome answer(SplittableRandom random) {
            UserId user = USERS.get(random.nextInt(USERS.size()));
            Gems amount = new Gems(1 + random.nextInt(30));
            Request request = request("k" + random.nextInt(KEYS));
            return switch (random.nextInt(11)) {
                case 0 -> gems.credit(request, new Credit(user, amount, grant(random)));
                case 1, 2, 3, 4 -> gems.spend(request, new Spend(user, amount));
                case 5 -> gems.adjust(request, new Spend(user, amount));
                case 6 -> gems.hold(request, new OpenHold(user, amount, Duration.ofHours(1), null));
                case 7 -> endHold(random, user, request);
                case 8 -> reverse(user);
                case 9 -> freeze(random, user);
                default -> wait(random);
            };
        }

        private Grant grant(SplittableRandom random) {
            Instant end = random.nextBoolean() ? null : time.instant().plus(Duration.ofMinutes(30));
            return new Grant(LotSource.PROMO, null, Grant.USUAL_PRIORITY, end);
        }

        private Outcome endHold(SplittableRandom random, UserId user, Request request) {
            List<Hold> open = gems.openHolds(user);
            if (open.isEmpty()) {
                return new Outcome.Absent();
            }
            String hold = open.get(0).id();
            return random.nextBoolean() ? gems.capture(request, hold, null) : gems.release(request, hold);
        }

        private Outcome reverse(UserId user) {
            List<Transfer> newest = gems.history(user, Long.MAX_VALUE, 1);
            return newest.isEmpty()
                    ? new Outcome.Absent()
                    : gems.reverse(newest.get(0).id(), why());
        }

        private Outcome freeze(SplittableRandom random, UserId user) {
            gems.setFrozen(user, random.nextInt(4) == 0);
            return new Outcome.Absent();
        }

        private Outcome wait(SplittableRandom random) {
            time.advance(Duration.ofMinutes(random.nextInt(20)));
            gems.sweep();
            return new Outcome.Absent();
        }

        List<String> wallets() {
            return USERS.stream()
                    .map(user -> gems.view(user) + " "
                            + gems.history(user, Long.MAX_VALUE, STEPS).stream()
                                    .map(Side::text)
                                    .toList())
                    .toList();
        }

        /** Without ids, which differ where a body was run again. */
        private static String text(Outcome outcome) {
            if (outcome instanceof Outcome.Applied applied) {
                return "Applied " + text(applied.transfer());
            }
            return outcome instanceof Outcome.Replayed replayed
                    ? "Replayed " + text(replayed.transfer())
                    : outcome.getClass().getSimpleName() + " " + outcome;
        }

        private static String text(Transfer transfer) {
            Transfer.Moved moved = transfer.moved().orElseThrow();
            return transfer.kind() + " " + transfer.owner() + " "
                    + transfer.intent().gems() + " " + transfer.recordedAt() + " " + moved.revision() + " "
                    + moved.postings() + " " + moved.after();
        }
    }

    private static Request request(String key) {
        return new Request(new TransferKey("test", key), why());
    }

    private static Why why() {
        return new Why("system", "a test", Instant.EPOCH);
    }
}
