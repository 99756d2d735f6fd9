package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.BOT;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.testkit.race.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The yes or no to a link code; that of a platform's page is in {@link AuthorizationBindTest}. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class ConfirmationServiceTest {
    private static final VerifiedIdentity SENDER = identity(Platform.TELEGRAM, 1);
    private static final VerifiedIdentity OTHER = identity(Platform.TELEGRAM, 2);
    private static final ConfirmOutcome OVER = new ConfirmOutcome.Over();

    @Parameter
    boolean twice;

    private World world;
    private String attempt;

    @BeforeEach
    void setUp() {
        world = new World(twice);
        attempt = opened(world.code(ALICE));
    }

    private String opened(StartOutcome.CodeMade made) {
        world.links().open(SENDER, made.token(), BOT);
        return made.attempt();
    }

    private ConfirmOutcome confirm() {
        return world.confirmations().confirmAsSender(SENDER, attempt, BOT);
    }

    private static ConfirmOutcome decided(BindOutcome outcome) {
        return new ConfirmOutcome.Decided(ALICE, outcome);
    }

    @Test
    void aYesBinds() {
        ConfirmOutcome outcome = confirm();

        Binding bound = world.holder(SENDER);
        assertThat(outcome).isEqualTo(decided(new BindOutcome.Bound(bound)));
        assertThat(bound.user()).isEqualTo(ALICE);
        assertThat(bound.method()).isEqualTo(BindMethod.CODE);
        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.BOUND);
        assertThat(world.eventTypes()).containsExactly("link.started", "link.verified", "link.bound");
        assertThat(world.heard).containsExactly("telegram bound");
    }

    @Test
    void theNameShownAtTheYesIsKept() {
        world.confirmations().confirmAsSender(identity(Platform.TELEGRAM, 1, "renamed"), attempt, BOT);

        assertThat(world.holder(SENDER).handle().value()).isEqualTo("renamed");
    }

    @Test
    void pressedTwiceTheSecondFindsItBound() {
        confirm();

        assertThat(confirm()).isEqualTo(decided(new BindOutcome.AlreadyBound(world.holder(SENDER))));
        assertThat(world.heard).containsExactly("telegram bound");
    }

    @Test
    void pressedAfterUnlinkingBindsNothing() {
        confirm();
        world.bound(ALICE, identity(Platform.DISCORD, 1));
        world.bindings().unlink(ALICE, Platform.TELEGRAM, WEB);

        assertThat(confirm()).isEqualTo(OVER);
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
    }

    @Test
    void pressedAfterSomebodyElseBoundItTellsNothing() {
        confirm();
        world.bound(ALICE, identity(Platform.DISCORD, 1));
        world.bindings().unlink(ALICE, Platform.TELEGRAM, WEB);
        world.bound(BOB, SENDER);

        assertThat(confirm()).isEqualTo(OVER);
    }

    @Test
    void nobodyButTheSenderMayPress() {
        assertThat(world.confirmations().confirmAsSender(OTHER, attempt, BOT)).isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.confirmations().cancelAsSender(OTHER, attempt, BOT)).isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.confirmations().confirmAsUser(BOB, attempt, WEB)).isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.confirmations().cancelAsUser(BOB, attempt, WEB)).isEqualTo(new ConfirmOutcome.NotYours());

        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void whoStartedACodeCannotSayYesInTheSendersPlace() {
        assertThat(world.confirmations().confirmAsUser(ALICE, attempt, WEB)).isEqualTo(new ConfirmOutcome.NotYours());

        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
    }

    @Test
    void theSameNumberOnAnotherPlatformIsNotTheSender() {
        VerifiedIdentity lookAlike = new VerifiedIdentity(
                new PlatformAccount(Platform.TWITTER, SENDER.account().id()), SENDER.handle());

        assertThat(world.confirmations().confirmAsSender(lookAlike, attempt, BOT))
                .isEqualTo(new ConfirmOutcome.NotYours());
    }

    @Test
    void unopenedUnknownAndExpiredAttemptsAreOver() {
        String unopened = world.code(BOB).attempt();
        assertThat(world.confirmations().confirmAsSender(SENDER, unopened, BOT))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.confirmations().confirmAsSender(SENDER, "unknown", BOT))
                .isEqualTo(OVER);

        world.time.set(world.attempt(attempt).expiresAt());
        assertThat(confirm()).isEqualTo(OVER);
        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.EXPIRED);
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
    }

    @Test
    void aNoEndsItForGood() {
        assertThat(world.confirmations().cancelAsSender(SENDER, attempt, BOT))
                .isEqualTo(new ConfirmOutcome.Cancelled());

        assertThat(confirm()).as("the same answer again").isEqualTo(new ConfirmOutcome.Cancelled());
        assertThat(world.confirmations().cancelAsSender(SENDER, attempt, BOT))
                .isEqualTo(new ConfirmOutcome.Cancelled());
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
        assertThat(world.eventTypes()).containsExactly("link.started", "link.verified", "link.cancelled");
    }

    @Test
    void whoStartedItMayCallItOff() {
        assertThat(world.confirmations().cancelAsUser(ALICE, attempt, WEB)).isEqualTo(new ConfirmOutcome.Cancelled());

        assertThat(confirm()).isEqualTo(new ConfirmOutcome.Cancelled());
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
    }

    @Test
    void aNoAfterTheYesChangesNothing() {
        confirm();

        assertThat(world.confirmations().cancelAsSender(SENDER, attempt, BOT))
                .isEqualTo(decided(new BindOutcome.AlreadyBound(world.holder(SENDER))));
        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.BOUND);
    }

    @Test
    @Tag("B-01")
    void aYesToATakenAccountIsRefused() {
        Binding held = world.bound(BOB, SENDER);

        assertThat(confirm()).isEqualTo(decided(new BindOutcome.BoundToAnother(Platform.TELEGRAM)));

        assertThat(world.holder(SENDER)).isEqualTo(held);
        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.REJECTED);
        assertThat(world.eventTypes()).endsWith("link.duplicate_rejected");
    }

    @Test
    void aRefusalIsGivenAgainAsLongAsItHolds() {
        world.bound(BOB, SENDER);
        world.bound(BOB, identity(Platform.DISCORD, 1));
        confirm();

        assertThat(confirm()).isEqualTo(decided(new BindOutcome.BoundToAnother(Platform.TELEGRAM)));
        world.bindings().unlink(BOB, Platform.TELEGRAM, WEB);
        assertThat(confirm()).isEqualTo(OVER);
        Binding since = world.bound(ALICE, SENDER);
        assertThat(confirm()).isEqualTo(decided(new BindOutcome.AlreadyBound(since)));

        assertThat(world.eventTypes()).containsOnlyOnce("link.duplicate_rejected");
        assertThat(world.heard).containsOnlyOnce("telegram binding-taken");
    }

    @Test
    void aYesOfAUserWithAnotherAccountIsRefused() {
        Binding held = world.bound(ALICE, OTHER);

        assertThat(confirm()).isEqualTo(decided(new BindOutcome.UserHasOther(held)));
        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.REJECTED);
        assertThat(confirm()).isEqualTo(decided(new BindOutcome.UserHasOther(held)));
    }

    @Test
    void aYesToASuspendedBindingIsRefused() {
        Binding held = world.bound(ALICE, SENDER);
        world.bindings().suspend(SENDER.account(), World.ADMIN);
        Binding suspended = world.holder(SENDER);

        assertThat(confirm()).isEqualTo(decided(new BindOutcome.Suspended(suspended)));
        assertThat(confirm()).isEqualTo(decided(new BindOutcome.Suspended(suspended)));
        assertThat(suspended.id()).isEqualTo(held.id());
    }

    @Test
    void aYesAfterTheUserWasDeletedBindsNothing() {
        world.users().delete(ALICE, World.ADMIN);

        assertThat(confirm()).isEqualTo(OVER);
    }

    @Test
    @Tag("B-06")
    void ofAllWhoPressAtOnceOneBinds() {
        List<ConfirmOutcome> outcomes = Race.run(6, i -> confirm());

        Binding bound = world.holder(SENDER);
        assertThat(outcomes).containsOnlyOnce(decided(new BindOutcome.Bound(bound)));
        assertThat(Collections.frequency(outcomes, decided(new BindOutcome.AlreadyBound(bound))))
                .isEqualTo(5);
        assertThat(world.eventTypes()).containsOnlyOnce("link.bound");
    }

    @Test
    void ofYesAndNoAtOnceOneCounts() {
        for (int round = 0; round < 20; round++) {
            setUp();
            List<ConfirmOutcome> outcomes =
                    Race.run(List.of(this::confirm, () -> world.confirmations().cancelAsUser(ALICE, attempt, WEB)));

            boolean cancelled = outcomes.get(1) instanceof ConfirmOutcome.Cancelled;
            assertThat(outcomes.get(0) instanceof ConfirmOutcome.Cancelled)
                    .as("both are told the same")
                    .isEqualTo(cancelled);
            assertThat(world.bindings().findByAccount(SENDER.account()).isEmpty())
                    .isEqualTo(cancelled);
        }
    }

    @Test
    void withoutItsEventAYesChangesNothing() {
        ConfirmationService unrecorded = new ConfirmationService(world.withBrokenAudit(), world.context);

        assertThatThrownBy(() -> unrecorded.confirmAsSender(SENDER, attempt, BOT))
                .hasMessage(BrokenAuditLog.REFUSAL);

        assertThat(world.attempt(attempt).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
        assertThat(confirm()).isInstanceOf(ConfirmOutcome.Decided.class);
    }
}
