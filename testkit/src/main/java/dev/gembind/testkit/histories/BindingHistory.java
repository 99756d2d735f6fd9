package dev.gembind.testkit.histories;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.race.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One random history on an empty storage.
 *
 * <p>The rules: <b>I1</b> an account has at most one holder. <b>I2</b> a user has at most one account of a platform.
 * <b>I3</b> a refused request changes no binding. <b>I4</b> every change has exactly one audit event, so that the log tells
 * the state. <b>I5</b> an attempt is used at most once, and a user has at most one live attempt for a platform. <b>I6</b>
 * nobody gives up their last way in.
 */
public final class BindingHistory {
    private final HistoryPlan plan;
    private final HistoryWorld world;

    /**
     * @param stores of an empty storage
     */
    public BindingHistory(BindingStores stores, HistoryPlan plan) {
        this.plan = plan;
        this.world = new HistoryWorld(stores, plan);
    }

    /** Runs the history; returns what was broken on the way and at its end, nothing if all is well. */
    public List<String> run() {
        SplittableRandom random = new SplittableRandom(plan.seed());
        if (plan.threads() == 1) {
            new HistoryActor(world, random, true).act(plan.steps());
        } else {
            List<SplittableRandom> each = new ArrayList<>();
            for (int i = 0; i < plan.threads(); i++) {
                each.add(random.split());
            }
            Race.run(plan.threads(), i -> new HistoryActor(world, each.get(i), false).act(plan.steps()));
        }
        List<String> broken = new ArrayList<>(world.uses().broken());
        broken.addAll(check(world.stores()));
        return broken;
    }

    /** Checks the rules again on the same data, for instance after it was closed and opened. */
    public List<String> check(BindingStores stores) {
        return HistoryState.check(stores, world);
    }
}
