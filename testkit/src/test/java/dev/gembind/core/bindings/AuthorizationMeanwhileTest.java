package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import org.junit.jupiter.api.Test;

/** What happens elsewhere while a platform is being asked. */
class AuthorizationMeanwhileTest extends PageVisit {
    @Test
    void noTransactionIsOpenWhileThePlatformIsAsked() {
        StartOutcome.PageReady page = start();
        provider.meanwhile(() -> world.users().ensure(new UserId("carol"), WEB));

        assertThat(comeBack(page)).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
        assertThat(world.users().find(new UserId("carol"))).isPresent();
    }

    @Test
    void whatEndedWhileThePlatformWasAskedStaysEnded() {
        StartOutcome.PageReady cancelled = start();
        provider.meanwhile(() -> world.confirmations().cancelAsUser(ALICE, cancelled.attempt(), WEB));
        assertThat(comeBack(cancelled)).isEqualTo(INVALID);

        StartOutcome.PageReady late = start();
        provider.meanwhile(() -> world.time.set(late.expiresAt()));
        assertThat(comeBack(late)).isEqualTo(INVALID);

        StartOutcome.PageReady deleted = start();
        provider.meanwhile(() -> world.users().delete(ALICE, World.ADMIN));
        assertThat(comeBack(deleted)).isEqualTo(INVALID);
    }
}
