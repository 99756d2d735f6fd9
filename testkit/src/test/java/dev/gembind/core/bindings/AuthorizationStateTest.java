package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a state is worth: once, in its time, on the path of its platform. */
class AuthorizationStateTest extends PageVisit {
    @Test
    @Tag("B-06")
    void aStateCountsOnce() {
        StartOutcome.PageReady page = start();
        comeBack(page);

        assertThat(comeBack(page)).isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(page.attempt())));
        confirm(page.attempt());
        assertThat(comeBack(page)).isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(page.attempt())));

        assertThat(provider.grants).hasSize(1);
    }

    @Test
    @Tag("B-06")
    void ofAllCallbacksAtOnceOneAsksThePlatform() {
        StartOutcome.PageReady page = start();

        List<AuthorizationOutcome> outcomes = Race.run(6, i -> comeBack(page));

        assertThat(provider.grants).hasSize(1);
        assertThat(outcomes)
                .filteredOn(AuthorizationOutcome.ConfirmBinding.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(AuthorizationOutcome.AlreadyCompleted.class::isInstance)
                .hasSize(5);
    }

    @Test
    void aStateIsNotTakenOnAnotherPlatformsPath() {
        StartOutcome.PageReady page = start();

        AuthorizationOutcome outcome = service.complete(
                new AuthorizationCallback(Platform.TWITTER, provider.lastState(), "code", null), browser(page));

        assertThat(outcome).isEqualTo(INVALID);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    void statesThatNeverWereAreInvalid() {
        Browser browser = browser(start());
        StartOutcome.CodeMade code = world.code(ALICE);

        for (String state : new String[] {null, "", "nonsense", "x".repeat(201), "a\r\nb", "\u0000", code.token()}) {
            assertThat(service.complete(callback(state, "code", null), browser)).isEqualTo(INVALID);
        }
        assertThat(service.complete(new AuthorizationCallback(Platform.TELEGRAM, "state", "code", null), browser))
                .isEqualTo(INVALID);
        assertThat(provider.grants).isEmpty();
    }

    @Test
    void aStateIsWorthNothingAtTheEndOfItsTime() {
        StartOutcome.PageReady page = start();
        world.time.set(page.expiresAt());

        assertThat(comeBack(page)).isEqualTo(INVALID);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.EXPIRED);
        assertThat(provider.grants).isEmpty();
    }

    @Test
    void aNewStartEndsTheOneBefore() {
        StartOutcome.PageReady first = start();
        String state = provider.lastState();
        start();

        assertThat(service.complete(callback(state, "code", null), browser(first)))
                .isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(first.attempt())));
        assertThat(world.attempt(first.attempt()).state()).isEqualTo(AttemptState.SUPERSEDED);
    }
}
