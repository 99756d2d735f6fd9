package dev.gembind.testkit.histories;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A user with two accounts gives one up while an operator suspends the other, again and again. Either may come first, and
 * the audit log has to tell it so: of a suspension followed by the loss of the last way in it must never tell.
 */
public final class LastWayRace {
    private static final int CROWD = 1000;

    private final HistoryWorld world;
    private final UserId user;
    private final VerifiedIdentity givenUp;
    private final VerifiedIdentity suspended;

    /**
     * @param stores of an empty storage; it gets bindings of others too, for where all rows fit one page a database may take
     *     changes of any two for a conflict
     */
    public LastWayRace(BindingStores stores) {
        this.world = new HistoryWorld(stores, new HistoryPlan(1, 1, 1, 2, 1));
        this.user = world.userIds().get(0);
        this.givenUp = world.identities().get(0);
        this.suspended = world.identities().get(1);
    }

    /**
     * Runs so many rounds.
     *
     * @param rounds at most 150, for the audit log lists 1,000 events
     * @return what was broken, in the words of {@link BindingHistory}
     */
    public List<String> run(int rounds) {
        bind(suspended);
        world.time().advance(Duration.ofDays(1));
        world.stores().transactor().write("crowd", this::crowd);
        world.time().advance(Duration.ofDays(1));
        for (int i = 0; i < rounds; i++) {
            bind(givenUp);
            Race.run(List.of(
                    () -> world.bindings().unlink(user, givenUp.platform(), HistoryWorld.WEB),
                    () -> world.bindings().suspend(suspended.account(), HistoryWorld.ADMIN)));
            world.bindings().resume(suspended.account(), HistoryWorld.ADMIN);
        }
        return HistoryState.check(world.stores(), world);
    }

    private boolean crowd(Transaction tx) {
        Instant now = world.time().instant();
        Ids ids = new Ids(world.time(), new SplittableRandom(1));
        for (int i = 0; i < CROWD; i++) {
            PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Long.toString(1000 + i));
            Binding binding = new Binding(
                    ids.next(),
                    new UserId("crowd-" + i),
                    new VerifiedIdentity(account, new DisplayName("somebody")),
                    BindingStatus.ACTIVE,
                    BindMethod.HOST,
                    now,
                    now,
                    1);
            world.stores().bindings().insertIfAbsent(tx, binding);
        }
        return true;
    }

    private void bind(VerifiedIdentity identity) {
        world.bindings().bind(new BindRequest(user, identity, BindMethod.HOST, HistoryWorld.ADMIN));
    }
}
