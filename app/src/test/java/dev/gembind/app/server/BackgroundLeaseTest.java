package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.stores.Sharing;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("G-14")
@ExtendWith(LeakCheck.class)
class BackgroundLeaseTest {
    private final AtomicLong nanos = new AtomicLong();
    private final OneLease database = new OneLease();

    @Test
    void aProcessAloneHoldsItAlways() {
        try (BackgroundLease lease = lease(Sharing.ALONE).start()) {
            nanos.addAndGet(Duration.ofDays(1).toNanos());

            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void nobodyHoldsItBeforeAsking() {
        try (BackgroundLease lease = lease(database)) {
            assertThat(lease.isHeld()).isFalse();
        }
    }

    @Test
    void aHolderThatWasStoppedKnowsThatItsTimeIsOver() {
        try (BackgroundLease one = lease(database)) {
            one.renew();
            assertThat(one.isHeld()).isTrue();

            nanos.addAndGet(Duration.ofSeconds(30).toNanos());

            assertThat(one.isHeld()).isFalse();
        }
    }

    @Test
    void withoutAnAnswerTheRestOfTheTimeStillCounts() {
        try (BackgroundLease one = lease(database)) {
            one.renew();
            database.away = true;
            nanos.addAndGet(Duration.ofSeconds(29).toNanos());

            one.renew();
            assertThat(one.isHeld()).isTrue();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(one.isHeld()).isFalse();
        }
    }

    @Test
    void closingLetsTheNextOneGoOn() {
        BackgroundLease one = lease(database);
        try (BackgroundLease two = lease(database)) {
            one.renew();
            two.renew();
            assertThat(two.isHeld()).isFalse();

            one.close();
            two.renew();

            assertThat(one.isHeld()).isFalse();
            assertThat(two.isHeld()).isTrue();
        }
    }

    private BackgroundLease lease(Sharing sharing) {
        return new BackgroundLease(sharing, new SecureRandom(), nanos::get);
    }

    /** A database with one lease that never runs out by itself. */
    private static final class OneLease implements Sharing {
        private String holder = "";
        private boolean away;

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean holdLease(String name, String asking, Duration time) {
            if (away) {
                throw new StorageUnavailableException(Outcome.UNKNOWN, "away", null);
            }
            if (holder.isEmpty()) {
                holder = asking;
            }
            return holder.equals(asking);
        }

        @Override
        public void giveUpLease(String name, String asking) {
            if (holder.equals(asking)) {
                holder = "";
            }
        }
    }
}
