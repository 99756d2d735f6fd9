package dev.gembind.testkit.ledger.model;

import dev.gembind.testkit.ledger.model.LedgerOp.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Thinks of operations: few users, amounts that often are just enough, keys that are used again, and times that matter. */
final class OpMaker {
    private static final int DICE = 100;
    private static final List<String> SOURCES = List.of("PROMO", "ADJUST", "SUBSCRIPTION", "PURCHASE");

    private final SplittableRandom random;
    private final InstantSource time;
    private final ModelLedger model;
    private final List<String> users;
    private final List<LedgerOp> past = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>();
    private int keys;

    OpMaker(SplittableRandom random, InstantSource time, ModelLedger model, List<String> users) {
        this.random = random;
        this.time = time;
        this.model = model;
        this.users = users;
    }

    /** Remembers a transfer that was made, so that it can be asked for again. */
    void made(String id) {
        transfers.add(id);
    }

    LedgerOp next() {
        int roll = random.nextInt(DICE);
        if (roll < 8) {
            return new LedgerOp.Wait(wait(roll < 2));
        }
        if (roll < 18 && !past.isEmpty()) {
            LedgerOp again = past.get(random.nextInt(past.size()));
            return roll < 14 ? again : changed(again);
        }
        LedgerOp op = fresh();
        past.add(op);
        return op;
    }

    private LedgerOp fresh() {
        String user = any(users);
        int roll = random.nextInt(DICE);
        if (roll < 24) {
            return new LedgerOp.Credit(key(), user, amount(0), terms());
        }
        if (roll < 42) {
            return new LedgerOp.Spend(key(), user, amount(model.wallet(user).free()));
        }
        if (roll < 52) {
            Duration expiresIn = random.nextInt(4) == 0 ? null : Duration.ofMinutes(random.nextInt(1, 120));
            return new LedgerOp.Hold(key(), user, amount(model.wallet(user).free()), expiresIn, "");
        }
        if (roll < 56) {
            return new LedgerOp.Hold(key(), user, amount(model.wallet(user).paidAndFree()), null, charge());
        }
        if (roll < 66) {
            return capture();
        }
        if (roll < 71) {
            return new LedgerOp.Release(key(), hold());
        }
        return rare(roll, user);
    }

    private LedgerOp rare(int roll, String user) {
        if (roll < 77) {
            return new LedgerOp.Reverse(transfers.isEmpty() ? "nothing" : any(transfers));
        }
        if (roll < 84) {
            return new LedgerOp.ClawBack(
                    key(), user, charge(), amount(model.wallet(user).paidAndFree()));
        }
        if (roll < 88) {
            long owed = model.wallet(user).owed;
            return new LedgerOp.Reinstate(
                    key(), user, charge(), amount(owed), owed == 0 ? 0 : random.nextLong(owed + 9));
        }
        if (roll < 91) {
            return new LedgerOp.Adjust(key(), user, amount(model.wallet(user).free()));
        }
        if (roll < 94) {
            return new LedgerOp.Freeze(user, !model.wallet(user).frozen);
        }
        return roll < 97 ? new LedgerOp.SweepWallet(user) : new LedgerOp.SweepHolds(random.nextInt(1, 4));
    }

    private LedgerOp capture() {
        String id = hold();
        ModelHold hold = model.holds().all().get(id);
        long most = hold == null ? 1 : hold.gems;
        return new LedgerOp.Capture(key(), id, random.nextInt(3) == 0 ? 0 : Math.max(1, random.nextLong(most + 2)));
    }

    /** Asks for something else with a used key. */
    private LedgerOp changed(LedgerOp op) {
        if (op instanceof LedgerOp.Credit credit) {
            Terms same = credit.terms();
            Terms other = new Terms(same.source(), same.charge(), 100 - same.priority(), time.instant());
            return switch (random.nextInt(3)) {
                case 0 -> new LedgerOp.Credit(credit.key(), credit.user(), credit.gems() + 1, same);
                case 1 -> new LedgerOp.Credit(credit.key(), credit.user(), credit.gems(), other);
                default -> new LedgerOp.Credit(credit.key(), credit.user(), credit.gems(), terms());
            };
        }
        if (op instanceof LedgerOp.Spend spend) {
            return random.nextBoolean()
                    ? new LedgerOp.Spend(spend.key(), any(users), spend.gems())
                    : new LedgerOp.Adjust(spend.key(), spend.user(), spend.gems());
        }
        if (op instanceof LedgerOp.Hold hold) {
            return new LedgerOp.Hold(hold.key(), hold.user(), hold.gems(), hold.expiresIn(), charge());
        }
        if (op instanceof LedgerOp.Capture capture) {
            return new LedgerOp.Capture(capture.key(), hold(), capture.gems());
        }
        if (op instanceof LedgerOp.ClawBack back) {
            return new LedgerOp.ClawBack(back.key(), back.user(), charge(), back.gems());
        }
        return op;
    }

    private String key() {
        keys++;
        return (keys % 2 == 0 ? "k" : "K ") + keys / 2;
    }

    /** Returns an amount around the one that is just enough, now and then one that is not allowed at all. */
    private long amount(long enough) {
        int roll = random.nextInt(20);
        if (roll == 0) {
            return model.policy().mostAtOnce().units() + random.nextInt(2);
        }
        if (roll < 8 && enough > 0) {
            return Math.max(1, enough + random.nextInt(-1, 2));
        }
        return random.nextInt(1, roll < 12 ? 10 : 300);
    }

    private Terms terms() {
        String source = any(SOURCES);
        boolean paid = source.equals("PURCHASE") || source.equals("SUBSCRIPTION");
        return new Terms(source, paid ? charge() : "", random.nextInt(3) * 50, end());
    }

    private @Nullable Instant end() {
        return switch (random.nextInt(4)) {
            case 0 -> time.instant().plus(Duration.ofMinutes(random.nextInt(-10, 180)));
            case 1 -> time.instant().plusNanos(1000L * random.nextInt(-1, 2));
            default -> null;
        };
    }

    private Duration wait(boolean back) {
        Duration by = random.nextInt(4) == 0
                ? Duration.ofDays(random.nextInt(1, 3))
                : Duration.ofSeconds(random.nextInt(1, 3600));
        return back ? by.dividedBy(2).negated() : by;
    }

    private String charge() {
        return "stripe:" + random.nextInt(6) + "/%|\u00e9";
    }

    private String hold() {
        List<String> ids = List.copyOf(model.holds().all().keySet());
        return ids.isEmpty() ? "nothing" : ids.get(Math.max(0, ids.size() - 1 - random.nextInt(8)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
