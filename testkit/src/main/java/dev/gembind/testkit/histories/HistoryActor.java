package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.UnlinkOutcome;
import dev.gembind.core.bindings.VerifiedIdentity;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** One person doing random things; what becomes of them is checked as far as it can be at once. */
final class HistoryActor {
    private static final int DICE = 100;

    private final HistoryWorld world;
    private final SplittableRandom random;
    private final boolean alone;
    private final AttemptSteps attempts;
    private boolean inside;

    /**
     * @param alone whether nobody else acts, so that state before and after a step can be compared
     */
    HistoryActor(HistoryWorld world, SplittableRandom random, boolean alone) {
        this.world = world;
        this.random = random;
        this.alone = alone;
        this.attempts = new AttemptSteps(world, random, this::meanwhile);
    }

    /** Makes so many steps, or stops at the first that fails; returns how many were made. */
    int act(int steps) {
        for (int i = 0; i < steps; i++) {
            try {
                step();
            } catch (RuntimeException e) {
                world.uses().brokenRule("step " + i + " failed: " + e);
                return i;
            }
        }
        return steps;
    }

    private void step() {
        int roll = random.nextInt(DICE);
        if (roll < 14) {
            bind();
        } else if (roll < 24) {
            unlink();
        } else if (roll < 34) {
            changeStatus();
        } else if (roll < 36) {
            comeAndGo();
        } else if (roll < 40) {
            waitAWhile();
        } else {
            guarded("step of an attempt", attempts.next());
        }
    }

    /** While a platform is asked, somebody else does something. */
    private void meanwhile() {
        if (alone && !inside) {
            inside = true;
            step();
            inside = false;
        }
    }

    private void bind() {
        BindRequest request = new BindRequest(user(), identity(), BindMethod.HOST, HistoryWorld.ADMIN);
        guarded("bind", () -> {
            BindOutcome outcome = world.bindings().bind(request);
            return outcome instanceof BindOutcome.Bound || outcome instanceof BindOutcome.AlreadyBound;
        });
    }

    private void unlink() {
        Platform platform = HistoryWorld.PLATFORMS.get(random.nextInt(HistoryWorld.PLATFORMS.size()));
        Origin origin = random.nextInt(5) == 0 ? HistoryWorld.ADMIN : HistoryWorld.WEB;
        UserId user = user();
        guarded("unlink", () -> world.bindings().unlink(user, platform, origin) instanceof UnlinkOutcome.Unlinked);
    }

    private void changeStatus() {
        VerifiedIdentity identity = identity();
        int which = random.nextInt(3);
        guarded("status", () -> switch (which) {
            case 0 -> world.bindings().suspend(identity.account(), HistoryWorld.ADMIN);
            case 1 -> world.bindings().resume(identity.account(), HistoryWorld.ADMIN);
            default -> world.bindings().markStale(identity.account(), HistoryWorld.WEB);
        });
    }

    private void comeAndGo() {
        UserId user = user();
        if (random.nextInt(3) == 0) {
            world.users().delete(user, HistoryWorld.ADMIN);
        } else {
            world.users().ensure(user, HistoryWorld.ADMIN);
        }
    }

    private void waitAWhile() {
        world.time().advance(Duration.ofSeconds(random.nextInt(20) == 0 ? 1000 : random.nextInt(120)));
    }

    private void guarded(String what, Step work) {
        if (alone && !inside) {
            List<?> before = HistoryState.bindings(world.stores(), world);
            if (!work.take() && !HistoryState.bindings(world.stores(), world).equals(before)) {
                world.uses().brokenRule("I3: a refused " + what + " changed a binding");
            }
        } else {
            work.take();
        }
    }

    private UserId user() {
        return world.userIds().get(random.nextInt(world.userIds().size()));
    }

    private VerifiedIdentity identity() {
        return world.identities().get(random.nextInt(world.identities().size()));
    }
}
