package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Alert;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever comes back from a platform's page must be the browser, the session and the user that left. */
class AuthorizationBrowserTest extends PageVisit {
    @ParameterizedTest
    @CsvSource({
        "wrong binder, other, session of alice, alice",
        "no binder, , session of alice, alice",
        "rotated session, right, another session, alice",
        "signed out, right, '', ",
        "signed in as somebody else, right, session of alice, bob"
    })
    void whoComesBackMustBeWhoLeft(String situation, @Nullable String binder, String session, @Nullable String user) {
        StartOutcome.PageReady page = start();
        String shown = "right".equals(binder) ? page.binder() : binder;
        Browser browser = new Browser(shown, session, user == null ? null : new UserId(user), WEB);

        AuthorizationOutcome outcome = service.complete(callback(provider.lastState(), "code", null), browser);

        assertThat(outcome).as(situation).isEqualTo(new AuthorizationOutcome.SessionMismatch());
        assertThat(provider.grants).isEmpty();
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.eventTypes()).containsExactly("link.started", "link.session_mismatch");
        assertThat(comeBack(page))
                .as("void for the right browser too")
                .isInstanceOf(AuthorizationOutcome.AlreadyCompleted.class);
    }

    @Test
    void aUsedStateTellsAnotherBrowserNothing() {
        StartOutcome.PageReady page = start();
        comeBack(page);

        assertThat(service.complete(
                        callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB)))
                .isEqualTo(INVALID);
    }

    @Test
    @Tag("B-14")
    void aMismatchAlertsOnceAQuarterOfAnHour() {
        for (int i = 0; i < 3; i++) {
            start();
            service.complete(callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB));
        }
        assertThat(world.alerts.all()).extracting(Alert::kind).containsExactly(AuthorizationService.MISMATCH_ALERT);

        world.time.advance(Duration.ofMinutes(15));
        start();
        service.complete(callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB));
        assertThat(world.alerts.all()).hasSize(2);
    }
}
