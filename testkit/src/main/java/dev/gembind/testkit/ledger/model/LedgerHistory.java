package dev.gembind.testkit.ledger.model;

import dev.gembind.core.Ids;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.ledger.model.RealLedger.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One random history of gems on an empty storage, held to a model and to what always holds after every operation. It stops at
 * the first operation that breaks something, so that the operations up to it are what shows the fault.
 */
public final class LedgerHistory {
    private static final Instant START = Instant.parse("2026-06-30T23:50:00.000001Z");
    private static final LedgerState NOTHING = new LedgerState(Map.of(), Postings.NONE, Map.of());
    private static final int SHOWN = 12;

    private final LedgerPlan plan;
    private final List<String> users;
    private final MutableTime time = new MutableTime(START);
    private final ModelLedger model;
    private final OpMaker maker;
    private final List<String> story = new ArrayList<>();
    private final Transactor transactor;
    private final LedgerStore store;
    private final RealLedger real;

    /**
     * @param store of an empty storage
     */
    public LedgerHistory(Transactor transactor, LedgerStore store, LedgerPlan plan) {
        this.plan = plan;
        this.users = IntStream.range(0, plan.users()).mapToObj(i -> "user-" + i).toList();
        SplittableRandom random = new SplittableRandom(plan.seed());
        int share = List.of(0, 33, 50, 100).get(random.nextInt(4));
        LedgerPolicy policy = new LedgerPolicy(new Gems(300), new Gems(900), share, Duration.ofMinutes(90));
        this.model = new ModelLedger(policy);
        this.maker = new OpMaker(random, time, model, users);
        this.transactor = transactor;
        this.store = store;
        this.real = new RealLedger(store, new LedgerContext(new Ids(time, new Random(plan.seed())), time, policy));
    }

    /** Runs the history; returns what was broken on the way or at its end, nothing if all is well. */
    public List<String> run() {
        LedgerState before = transactor.read("start-history", view -> LedgerState.of(store, view, users));
        for (int i = 0; i < plan.steps(); i++) {
            LedgerOp op = maker.next();
            List<String> broken = new ArrayList<>();
            LedgerState now = before;
            try {
                now = step(op, before, broken);
            } catch (RuntimeException | AssertionError e) {
                broken.add("failed: " + e);
            }
            if (!broken.isEmpty()) {
                broken.add(0, "seed " + plan.seed() + " breaks at step " + i + " of\n  " + lastSteps());
                return broken;
            }
            before = now;
        }
        return check(transactor, store);
    }

    /** Checks everything again, from the first transfer on, for instance after the storage was closed and opened. */
    public List<String> check(Transactor again, LedgerStore stored) {
        return again.read("check-history", view -> {
            LedgerState state = LedgerState.of(stored, view, users);
            List<String> broken = new ArrayList<>(LedgerInvariants.broken(stored, view, NOTHING, state));
            broken.addAll(ModelCheck.broken(model, state));
            broken.addAll(ModelCheck.brokenRows(model, stored, view));
            return broken;
        });
    }

    /** Returns the operations so far, and what came of each. */
    public List<String> story() {
        return List.copyOf(story);
    }

    private LedgerState step(LedgerOp op, LedgerState before, List<String> broken) {
        if (op instanceof LedgerOp.Wait wait) {
            time.advance(wait.by());
            story.add("wait " + wait.by());
            return before;
        }
        story.add(op.toString());
        Answer answer = transactor.write("history-step", tx -> real.apply(tx, op));
        story.set(story.size() - 1, op + " -> " + answer.text());
        String expected = model.apply(op, time.instant(), answer.id());
        if (!answer.id().isEmpty()) {
            maker.made(answer.id());
        }
        if (!expected.equals(answer.text())) {
            broken.add("M0: should be " + expected + " but is " + answer.text());
        }
        return transactor.read("check-step", view -> {
            LedgerState after = LedgerState.of(store, view, users);
            broken.addAll(LedgerInvariants.broken(store, view, before, after));
            broken.addAll(ModelCheck.broken(model, after));
            checkAnswer(view, answer, before.equals(after), broken);
            return after;
        });
    }

    /** What an answer says is stored, and what says that nothing happened has changed nothing. */
    private void checkAnswer(Snapshot view, Answer answer, boolean unchanged, List<String> broken) {
        boolean nothing = answer.text().startsWith("replayed")
                || answer.text().startsWith("conflict")
                || answer.text().startsWith("absent")
                || answer.text().endsWith("again");
        if (nothing && !unchanged) {
            broken.add("L6: " + answer.text() + ", and something changed");
        }
        if (answer.outcome() instanceof Outcome.Applied applied) {
            Transfer transfer = applied.transfer();
            if (!store.find(view, transfer.id()).filter(transfer::equals).isPresent()) {
                broken.add("L7: the transfer in the answer is not the stored one");
            }
            if (!store.find(view, transfer.key()).filter(transfer::equals).isPresent()) {
                broken.add("L7: the transfer in the answer is not found by its key");
            }
        }
    }

    private String lastSteps() {
        return String.join("\n  ", story.subList(Math.max(0, story.size() - SHOWN), story.size()));
    }
}
