package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class BindingServiceTest {
    private static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    private static final UserId NOBODY = new UserId("nobody");

    @Parameter
    boolean twice;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(twice);
    }

    @Test
    void bindingIsDatedAndRecorded() {
        Binding binding = world.bound(ALICE, DISCORD);

        assertThat(binding)
                .isEqualTo(new Binding(
                        binding.id(),
                        ALICE,
                        DISCORD,
                        BindingStatus.ACTIVE,
                        BindMethod.OAUTH,
                        World.START,
                        World.START,
                        1));
        assertThat(world.holder(DISCORD)).isEqualTo(binding);
        assertThat(world.bindings().bindingsOf(ALICE)).containsExactly(binding);
        assertThat(world.eventTypes()).containsExactly("link.bound");
        assertThat(world.heard).containsExactly("discord bound");
    }

    @Test
    @Tag("B-08")
    void theAuditLogNamesAccountsByHashOnly() {
        world.bound(ALICE, DISCORD);
        world.bind(BOB, DISCORD);

        AuditEvent bound = world.events().get(0);
        AuditEvent refused = world.events().get(1);
        assertThat(bound.user()).isEqualTo(ALICE);
        assertThat(bound.origin()).isEqualTo(WEB);
        assertThat(bound.accountHash()).hasSize(32).isEqualTo(refused.accountHash());
        assertThat(world.events().toString())
                .doesNotContain(DISCORD.account().id())
                .doesNotContain(DISCORD.handle().value());
    }

    @Test
    @Tag("B-07")
    void anUnknownUserGetsNothing() {
        assertThat(world.bind(NOBODY, DISCORD)).isEqualTo(new BindOutcome.UnknownUser());

        assertThat(world.bindings().findByAccount(DISCORD.account())).isEmpty();
        assertThat(world.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DISCORD, This Discord account is already connected to another user",
        "TELEGRAM, This Telegram account is already connected to another user",
        "TWITTER, This X/Twitter account is already connected to another user"
    })
    @Tag("B-01")
    void secondBindToAnotherUserIsRefused(Platform platform, String sentence) {
        Binding held = world.bound(ALICE, identity(platform, 1));

        BindOutcome outcome = world.bind(BOB, identity(platform, 1, "renamed"));

        assertThat(outcome).isEqualTo(new BindOutcome.BoundToAnother(platform));
        assertThat(((BindOutcome.BoundToAnother) outcome).message()).isEqualTo(sentence);
        assertThat(outcome.code()).isEqualTo("binding-taken");
        assertThat(world.holder(held.identity())).isEqualTo(held);
        assertThat(world.bindings().bindingsOf(BOB)).isEmpty();
        assertThat(world.eventTypes()).containsExactly("link.bound", "link.duplicate_rejected");
        assertThat(world.heard).endsWith(platform.key() + " binding-taken");
    }

    @Test
    @Tag("B-01")
    void ofAllUsersWhoBindOneAccountAtOnceOneWins() {
        int runners = 8;
        for (int i = 0; i < runners; i++) {
            world.addUser(new UserId("user-" + i));
        }

        List<BindOutcome> outcomes = Race.run(runners, i -> world.bind(new UserId("user-" + i), DISCORD));

        assertThat(outcomes).filteredOn(BindOutcome.Bound.class::isInstance).hasSize(1);
        assertThat(Collections.frequency(outcomes, new BindOutcome.BoundToAnother(Platform.DISCORD)))
                .isEqualTo(runners - 1);
        assertThat(Collections.frequency(world.eventTypes(), "link.bound")).isEqualTo(1);
        assertThat(Collections.frequency(world.eventTypes(), "link.duplicate_rejected"))
                .isEqualTo(runners - 1);
    }

    @Test
    void twoTabsOfOneUserGetTheSameBinding() {
        List<BindOutcome> outcomes = Race.run(2, i -> world.bind(ALICE, DISCORD));

        Binding held = world.holder(DISCORD);
        assertThat(outcomes).containsExactlyInAnyOrder(new BindOutcome.Bound(held), new BindOutcome.AlreadyBound(held));
    }

    @Test
    void bindingTheSameAgainChangesNothing() {
        Binding first = world.bound(ALICE, DISCORD);
        world.time.advance(Duration.ofDays(1));

        assertThat(world.bind(ALICE, DISCORD)).isEqualTo(new BindOutcome.AlreadyBound(first));

        assertThat(world.holder(DISCORD)).isEqualTo(first);
        assertThat(world.eventTypes()).containsExactly("link.bound", "link.idempotent");
    }

    @Test
    void provingAgainKeepsTheNewName() {
        Binding first = world.bound(ALICE, DISCORD);
        world.time.advance(Duration.ofDays(1));

        world.bind(ALICE, identity(Platform.DISCORD, 1, "renamed"));

        Binding now = world.holder(DISCORD);
        assertThat(now.handle().value()).isEqualTo("renamed");
        assertThat(now.boundAt()).isEqualTo(first.boundAt());
        assertThat(now.changedAt()).isEqualTo(World.START.plus(Duration.ofDays(1)));
        assertThat(now.version()).isEqualTo(2);
        assertThat(world.eventTypes()).containsExactly("link.bound", "link.refreshed");
    }

    @Test
    void provingAStaleAccountAgainMakesItActive() {
        world.bound(ALICE, DISCORD);
        world.bindings().markStale(DISCORD.account(), World.BOT);

        BindOutcome outcome = world.bind(ALICE, DISCORD);

        assertThat(outcome).isEqualTo(new BindOutcome.AlreadyBound(world.holder(DISCORD)));
        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.ACTIVE);
        assertThat(world.eventTypes()).containsExactly("link.bound", "platform.revoked", "link.refreshed");
    }

    @ParameterizedTest
    @EnumSource(names = {"STALE", "SUSPENDED"})
    @Tag("B-01")
    void anAccountStaysReservedWhateverItIsWorth(BindingStatus status) {
        world.bound(ALICE, DISCORD);
        if (status == BindingStatus.STALE) {
            world.bindings().markStale(DISCORD.account(), World.BOT);
        } else {
            world.bindings().suspend(DISCORD.account(), World.ADMIN);
        }

        assertThat(world.bind(BOB, DISCORD)).isEqualTo(new BindOutcome.BoundToAnother(Platform.DISCORD));
        assertThat(world.holder(DISCORD).status()).isEqualTo(status);
    }

    @Test
    void aSuspendedBindingIsNotRevivedByProvingItAgain() {
        world.bound(ALICE, DISCORD);
        world.bindings().suspend(DISCORD.account(), World.ADMIN);
        Binding held = world.holder(DISCORD);

        assertThat(world.bind(ALICE, identity(Platform.DISCORD, 1, "renamed")))
                .isEqualTo(new BindOutcome.Suspended(held));

        assertThat(world.holder(DISCORD)).isEqualTo(held);
        assertThat(world.events()).last().extracting(AuditEvent::detail).isEqualTo("suspended");
    }

    @Test
    void aSecondAccountOfThePlatformIsRefused() {
        Binding held = world.bound(ALICE, DISCORD);

        assertThat(world.bind(ALICE, identity(Platform.DISCORD, 2))).isEqualTo(new BindOutcome.UserHasOther(held));

        assertThat(world.bindings().bindingsOf(ALICE)).containsExactly(held);
        assertThat(world.events()).last().extracting(AuditEvent::detail).isEqualTo("user-has-other");
    }

    @Test
    void theUsersOfOneAccountOnEachPlatformAreIndependent() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, identity(Platform.TELEGRAM, 1));
        world.bound(BOB, identity(Platform.TWITTER, 1));

        assertThat(world.bindings().bindingsOf(ALICE))
                .extracting(Binding::platform)
                .containsExactly(Platform.DISCORD, Platform.TELEGRAM);
    }

    @Test
    void aListenerThatFailsUndoesNothing() {
        BindingContext failing = new BindingContext(
                world.time,
                world.context.random(),
                world.context.keys(),
                world.limiter,
                world.alerts,
                (platform, result) -> {
                    throw new IllegalStateException("deaf");
                },
                BindingPolicy.STANDARD);

        BindOutcome outcome =
                new BindingService(world.stores, failing).bind(new BindRequest(ALICE, DISCORD, BindMethod.HOST, WEB));

        assertThat(outcome).isInstanceOf(BindOutcome.Bound.class);
        assertThat(world.holder(DISCORD).user()).isEqualTo(ALICE);
    }

    @Test
    void withoutItsEventNothingIsBound() {
        BindingService unrecorded = new BindingService(world.withBrokenAudit(), world.context);

        assertThatThrownBy(() -> unrecorded.bind(new BindRequest(ALICE, DISCORD, BindMethod.CODE, WEB)))
                .hasMessage(BrokenAuditLog.REFUSAL);

        assertThat(world.bindings().findByAccount(DISCORD.account())).isEmpty();
        assertThat(world.heard).isEmpty();
    }
}
