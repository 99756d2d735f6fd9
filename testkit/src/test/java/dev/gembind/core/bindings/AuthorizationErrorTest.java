package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.audit.AuditEvent;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform's page or the platform behind it says no, or says nothing. */
class AuthorizationErrorTest extends PageVisit {
    @ParameterizedTest
    @CsvSource({
        "access_denied, CANCELLED, cancelled",
        "server_error, FAILED, server-error",
        "temporarily_unavailable, FAILED, temporarily-unavailable",
        "invalid_scope, FAILED, invalid-scope",
        "<script>, FAILED, unknown-error"
    })
    void anErrorOfThePageEndsTheAttempt(String error, AttemptState state, String reason) {
        StartOutcome.PageReady page = start();

        AuthorizationOutcome outcome =
                service.complete(callback(provider.lastState(), "a code beside it", error), browser(page));

        assertThat(reasonOf(outcome)).isEqualTo(reason);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(state);
        assertThat(provider.grants)
                .as("a code beside an error counts for nothing")
                .isEmpty();
        assertThat(world.events().toString()).doesNotContain("<script>");
    }

    @Test
    void anErrorWithoutAStateIsToldButChangesNothing() {
        StartOutcome.PageReady page = start();

        assertThat(service.complete(callback(null, null, "access_denied"), browser(page)))
                .isEqualTo(new AuthorizationOutcome.Cancelled());
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    @Tag("B-04")
    void aMissingOrEndlessCodeIsNotExchanged() {
        for (String code : new String[] {null, "", "c".repeat(513)}) {
            StartOutcome.PageReady page = start();

            AuthorizationOutcome outcome = service.complete(callback(provider.lastState(), code, null), browser(page));

            assertThat(outcome)
                    .isEqualTo(
                            new AuthorizationOutcome.ProviderRejected("no-code", "Failed to exchange code for token"));
            assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        }
        assertThat(provider.grants).isEmpty();
    }

    @Test
    @Tag("B-04")
    void aRefusalOfThePlatformTouchesNothingAndARetryWorks() {
        provider.says(new IdentityResult.Rejected("invalid-grant", AuthorizationService.EXCHANGE_FAILED));
        StartOutcome.PageReady page = start();

        assertThat(comeBack(page))
                .isEqualTo(new AuthorizationOutcome.ProviderRejected(
                        "invalid-grant", "Failed to exchange code for token"));
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.events()).last().extracting(AuditEvent::detail).isEqualTo("invalid-grant");
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();

        provider.says(new IdentityResult.Identified(DISCORD));
        assertThat(comeBack(start())).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
    }

    @Test
    @Tag("B-10")
    void anOutageOfThePlatformTouchesNothingAndARetryWorks() {
        provider.says(new IdentityResult.Unavailable("timeout"));

        assertThat(comeBack(start())).isEqualTo(new AuthorizationOutcome.ProviderUnavailable("timeout"));
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();

        provider.says(new IdentityResult.Identified(DISCORD));
        assertThat(comeBack(start())).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
    }

    private static String reasonOf(AuthorizationOutcome outcome) {
        if (outcome instanceof AuthorizationOutcome.ProviderRejected rejected) {
            return rejected.reason();
        }
        return outcome instanceof AuthorizationOutcome.ProviderUnavailable unavailable
                ? unavailable.reason()
                : ((AuthorizationOutcome.Cancelled) outcome)
                        .getClass()
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT);
    }
}
