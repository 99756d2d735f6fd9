package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.DuplicateAlerts;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.SlidingLimiter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims of other people's accounts raise alerts when they pile up, and do not flood. */
@Tag("B-14")
class DuplicateAlertsTest {
    private final MutableTime time = new MutableTime(Instant.parse("2026-03-29T00:30:00Z"));
    private final RecordingAlerts sink = new RecordingAlerts();
    private final DuplicateAlerts alerts = new DuplicateAlerts(new SlidingLimiter(time), sink);

    private void refused(String user, String account) {
        alerts.refused(new UserId(user), account);
    }

    @Test
    void theThirdClaimOfAnAccountWithinADayAlerts() {
        refused("u1", "account");
        refused("u2", "account");
        assertThat(sink.all()).isEmpty();

        time.advance(Duration.ofHours(23));
        refused("u3", "account");

        assertThat(sink.all()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(DuplicateAlerts.KIND);
            assertThat(alert.subject()).isEqualTo("account");
        });
    }

    @Test
    void claimsOfAnAccountOverMoreThanADayDoNotAlert() {
        for (int day = 0; day < 5; day++) {
            refused("u" + day, "account");
            time.advance(Duration.ofHours(13));
        }

        assertThat(sink.all()).isEmpty();
    }

    @Test
    void theThirdClaimByAUserWithinAnHourAlerts() {
        refused("thief", "a1");
        refused("thief", "a2");
        refused("thief", "a3");

        assertThat(sink.all()).extracting(Alert::subject).containsExactly("thief");
    }

    @Test
    void theTwentiethClaimInAllWithinAnHourAlerts() {
        for (int i = 1; i < 20; i++) {
            refused("u" + i, "a" + i);
        }
        assertThat(sink.all()).isEmpty();

        refused("u20", "a20");

        assertThat(sink.all()).extracting(Alert::subject).containsExactly("all");
    }

    @Test
    void aSubjectStaysSilentForAQuarterOfAnHour() {
        for (int i = 0; i < 10; i++) {
            refused("thief", "a" + i);
        }
        assertThat(sink.all()).hasSize(1);

        time.advance(Duration.ofMinutes(15));
        refused("thief", "another");

        assertThat(sink.all()).extracting(Alert::subject).containsExactly("thief", "thief");
    }

    @Test
    void theBindServiceCountsOnlyClaimsOfOtherPeoplesAccounts() {
        World world = new World(true);
        VerifiedIdentity account = identity(Platform.DISCORD, 1);
        world.bound(ALICE, account);
        for (int i = 0; i < 5; i++) {
            world.bind(ALICE, account);
            world.bind(ALICE, identity(Platform.DISCORD, 2));
        }
        assertThat(world.alerts.all()).isEmpty();

        world.bind(BOB, account);
        world.bind(BOB, account);
        assertThat(world.alerts.all()).isEmpty();
        world.bind(BOB, account);

        assertThat(world.alerts.all())
                .hasSize(2)
                .allMatch(alert -> !alert.toString().contains(account.account().id()));
    }
}
