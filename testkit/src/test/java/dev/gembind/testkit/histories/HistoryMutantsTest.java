package dev.gembind.testkit.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A storage that breaks a rule is found out by the histories within a few seeds. */
@Tag("B-01")
class HistoryMutantsTest {
    private static final int SEEDS = 5;

    private static Stream<String> broken(Mutant mutant) {
        return LongStream.rangeClosed(1, SEEDS).boxed().flatMap(seed -> {
            BindingStores stores = mutant.of(InMemoryStorage.create().bindingStores());
            return new BindingHistory(stores, HistoryPlan.replayable(seed)).run().stream();
        });
    }

    private static BindingStores with(BindingStores real, BindingStore bindings) {
        return new BindingStores(real.transactor(), real.users(), bindings, real.attempts(), real.audit());
    }

    private static BindingStores with(BindingStores real, LinkAttemptStore attempts) {
        return new BindingStores(real.transactor(), real.users(), real.bindings(), attempts, real.audit());
    }

    private static BindingStores with(BindingStores real, AuditLog audit) {
        return new BindingStores(real.transactor(), real.users(), real.bindings(), real.attempts(), audit);
    }

    private static void assertCaught(Mutant mutant, String rule) {
        assertThat(broken(mutant).anyMatch(what -> what.startsWith(rule)))
                .as("%s is found broken within %d seeds", rule, SEEDS)
                .isTrue();
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(broken(real -> real)).isEmpty();
    }

    @Test
    void aHistoryOnOneThreadReplaysExactly() {
        List<List<AuditEvent>> logs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            BindingStores stores = InMemoryStorage.create().bindingStores();
            new BindingHistory(stores, HistoryPlan.replayable(7)).run();
            logs.add(stores.transactor().read("log", view -> stores.audit().newest(view, 1000)));
        }

        assertThat(logs.get(0)).hasSizeGreaterThan(100).isEqualTo(logs.get(1));
    }

    @Test
    void anAccountWithTwoHoldersIsFound() {
        assertCaught(real -> with(real, new ForgetsWhoHolds(real.bindings())), "I1");
    }

    @Test
    void aUserWithTwoAccountsOfAPlatformIsFound() {
        assertCaught(real -> with(real, new ForgetsWhatAUserHas(real.bindings())), "I2");
    }

    @Test
    void aRefusalThatChangesSomethingIsFound() {
        assertCaught(real -> with(real, new SuspendsTheHolder(real.bindings())), "I3");
    }

    @Test
    void aLostAuditEventIsFound() {
        assertCaught(real -> with(real, new LosesEvents(real.audit())), "I4");
    }

    @Test
    void anAttemptThatOpensTwiceIsFound() {
        assertCaught(real -> with(real, new ForgetsThatItWasOpened(real.attempts())), "I5");
    }

    @Test
    void anAttemptThatIsNotSupersededIsFound() {
        assertCaught(real -> with(real, new ForgetsWhatIsLive(real.attempts())), "I5");
    }

    @Test
    void theLostLastWayInIsFound() {
        assertCaught(real -> with(real, new TakesSuspendedForActive(real.bindings())), "I6");
    }

    @FunctionalInterface
    private interface Mutant {
        BindingStores of(BindingStores real);
    }

    /** Keeps a second holder of an account beside the first. */
    private static final class ForgetsWhoHolds extends DelegatingBindingStore {
        private final List<Binding> second = new ArrayList<>();

        ForgetsWhoHolds(BindingStore real) {
            super(real);
        }

        @Override
        public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
            InsertResult result = super.insertIfAbsent(tx, binding);
            if (result instanceof InsertResult.AccountTaken taken
                    && !taken.holder().user().equals(binding.user())) {
                second.add(binding);
                return new InsertResult.Inserted();
            }
            return result;
        }

        @Override
        public List<Binding> findByUser(Snapshot snapshot, UserId user) {
            return Stream.concat(
                            super.findByUser(snapshot, user).stream(),
                            second.stream().filter(binding -> binding.user().equals(user)))
                    .toList();
        }
    }

    /** Gives a user a second account of a platform. */
    private static final class ForgetsWhatAUserHas extends DelegatingBindingStore {
        private final List<Binding> more = new ArrayList<>();

        ForgetsWhatAUserHas(BindingStore real) {
            super(real);
        }

        @Override
        public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
            InsertResult result = super.insertIfAbsent(tx, binding);
            if (result instanceof InsertResult.UserHasOther) {
                more.add(binding);
                return new InsertResult.Inserted();
            }
            return result;
        }

        @Override
        public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
            return super.findByAccount(snapshot, account)
                    .or(() -> more.stream()
                            .filter(binding -> binding.account().equals(account))
                            .findFirst());
        }
    }

    /** Refuses, and yet touches the binding in the way. */
    private static final class SuspendsTheHolder extends DelegatingBindingStore {
        SuspendsTheHolder(BindingStore real) {
            super(real);
        }

        @Override
        public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
            InsertResult result = super.insertIfAbsent(tx, binding);
            if (result instanceof InsertResult.UserHasOther other) {
                Binding held = other.existing();
                super.update(
                        tx,
                        new Binding(
                                held.id(),
                                held.user(),
                                held.identity(),
                                BindingStatus.SUSPENDED,
                                held.method(),
                                held.boundAt(),
                                held.changedAt(),
                                held.version() + 1));
            }
            return result;
        }
    }

    /** Says of suspended bindings that they are in use. */
    private static final class TakesSuspendedForActive extends DelegatingBindingStore {
        TakesSuspendedForActive(BindingStore real) {
            super(real);
        }

        @Override
        public List<Binding> findByUser(Snapshot snapshot, UserId user) {
            return super.findByUser(snapshot, user).stream()
                    .map(held -> held.status() != BindingStatus.SUSPENDED
                            ? held
                            : new Binding(
                                    held.id(),
                                    held.user(),
                                    held.identity(),
                                    BindingStatus.ACTIVE,
                                    held.method(),
                                    held.boundAt(),
                                    held.changedAt(),
                                    held.version()))
                    .toList();
        }
    }

    /** Takes every tenth event and keeps it nowhere. */
    private static final class LosesEvents implements AuditLog {
        private final AuditLog real;
        private int count;

        LosesEvents(AuditLog real) {
            this.real = real;
        }

        @Override
        public void append(Transaction tx, AuditEvent event) {
            count++;
            if (count % 10 != 0) {
                real.append(tx, event);
            }
        }

        @Override
        public List<AuditEvent> newest(Snapshot snapshot, int limit) {
            return real.newest(snapshot, limit);
        }
    }

    /** Says that an attempt was opened, and leaves it open. */
    private static final class ForgetsThatItWasOpened extends DelegatingAttemptStore {
        ForgetsThatItWasOpened(LinkAttemptStore real) {
            super(real);
        }

        @Override
        public boolean update(Transaction tx, LinkAttempt next) {
            return next.state() == AttemptState.VERIFIED || super.update(tx, next);
        }
    }

    /** Never tells which attempts are under way. */
    private static final class ForgetsWhatIsLive extends DelegatingAttemptStore {
        ForgetsWhatIsLive(LinkAttemptStore real) {
            super(real);
        }

        @Override
        public List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform) {
            return List.of();
        }
    }
}
