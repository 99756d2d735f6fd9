package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving bindings up, and what operators and platforms do to them. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class UnlinkTest {
    private static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    private static final VerifiedIdentity TELEGRAM = identity(Platform.TELEGRAM, 1);

    @Parameter
    boolean twice;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(twice);
    }

    private UnlinkOutcome unlink(Platform platform) {
        return world.bindings().unlink(ALICE, platform, WEB);
    }

    @Test
    void unlinkingFreesAccountAndUser() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);

        UnlinkOutcome outcome = unlink(Platform.DISCORD);

        assertThat(((UnlinkOutcome.Unlinked) outcome).binding().status()).isEqualTo(BindingStatus.UNLINKED);
        assertThat(world.bindings().bindingsOf(ALICE))
                .extracting(Binding::account)
                .containsExactly(TELEGRAM.account());
        assertThat(world.eventTypes()).containsExactly("link.bound", "link.bound", "unlink.ok");
        assertThat(world.bind(BOB, DISCORD)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(world.bind(ALICE, identity(Platform.DISCORD, 2))).isInstanceOf(BindOutcome.Bound.class);
    }

    @Test
    void theLastWayInStays() {
        Binding last = world.bound(ALICE, DISCORD);

        assertThat(unlink(Platform.DISCORD)).isEqualTo(new UnlinkOutcome.LastIdentity(last));

        assertThat(world.holder(DISCORD)).isEqualTo(last);
        assertThat(world.eventTypes()).containsExactly("link.bound", "unlink.blocked_last");
    }

    @Test
    void aSuspendedBindingIsNoWayIn() {
        Binding usable = world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        world.bindings().suspend(TELEGRAM.account(), World.ADMIN);

        assertThat(unlink(Platform.DISCORD)).isEqualTo(new UnlinkOutcome.LastIdentity(usable));
    }

    @Test
    void aStaleBindingIsAWayIn() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        world.bindings().markStale(TELEGRAM.account(), World.BOT);

        assertThat(unlink(Platform.DISCORD)).isInstanceOf(UnlinkOutcome.Unlinked.class);
    }

    @Test
    void ofTwoUnlinksThatWouldLeaveNothingOneIsRefused() {
        for (int round = 0; round < 20; round++) {
            world = new World(twice);
            world.bound(ALICE, DISCORD);
            world.bound(ALICE, TELEGRAM);

            List<UnlinkOutcome> outcomes =
                    Race.run(List.of(() -> unlink(Platform.DISCORD), () -> unlink(Platform.TELEGRAM)));

            assertThat(outcomes)
                    .filteredOn(UnlinkOutcome.Unlinked.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(UnlinkOutcome.LastIdentity.class::isInstance)
                    .hasSize(1);
            assertThat(world.bindings().bindingsOf(ALICE)).hasSize(1);
        }
    }

    @Test
    void whatIsNotBoundCannotBeGivenUp() {
        world.bound(BOB, DISCORD);

        assertThat(unlink(Platform.DISCORD)).isEqualTo(new UnlinkOutcome.NotBound());
        assertThat(world.eventTypes()).containsExactly("link.bound");
    }

    @Test
    void unlinkingTwiceIsHarmless() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        unlink(Platform.DISCORD);

        assertThat(unlink(Platform.DISCORD)).isEqualTo(new UnlinkOutcome.NotBound());
        assertThat(world.holder(TELEGRAM).user()).isEqualTo(ALICE);
    }

    @Test
    void onlyAnOperatorGivesASuspendedBindingUp() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        world.bindings().suspend(DISCORD.account(), World.ADMIN);

        assertThat(unlink(Platform.DISCORD)).isEqualTo(new UnlinkOutcome.Suspended(world.holder(DISCORD)));
        assertThat(world.bindings().unlink(ALICE, Platform.DISCORD, World.ADMIN))
                .isInstanceOf(UnlinkOutcome.Unlinked.class);
    }

    @Test
    void theBindingThatTookAnothersPlaceStays() {
        Binding asked = world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        unlink(Platform.DISCORD);
        Binding later = world.bound(ALICE, identity(Platform.DISCORD, 2));

        assertThat(world.bindings().unlink(asked, WEB)).isEqualTo(new UnlinkOutcome.NotBound());
        assertThat(world.holder(later.identity())).isEqualTo(later);
        assertThat(world.bindings().unlink(later, WEB)).isInstanceOf(UnlinkOutcome.Unlinked.class);
    }

    @Test
    void theVeryBindingIsGuardedLikeItsPlatform() {
        Binding last = world.bound(ALICE, DISCORD);

        assertThat(world.bindings().unlink(last, WEB)).isEqualTo(new UnlinkOutcome.LastIdentity(last));
    }

    @Test
    void withoutItsEventNothingIsGivenUp() {
        world.bound(ALICE, DISCORD);
        world.bound(ALICE, TELEGRAM);
        BindingService unrecorded = new BindingService(world.withBrokenAudit(), world.context);

        assertThatThrownBy(() -> unrecorded.unlink(ALICE, Platform.DISCORD, WEB))
                .hasMessage(BrokenAuditLog.REFUSAL);
        assertThatThrownBy(() -> unrecorded.suspend(DISCORD.account(), World.ADMIN))
                .hasMessage(BrokenAuditLog.REFUSAL);

        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.ACTIVE);
    }

    @Test
    void revokedAccessMakesABindingStaleOnce() {
        world.bound(ALICE, DISCORD);

        assertThat(world.bindings().markStale(DISCORD.account(), World.BOT)).isTrue();
        assertThat(world.bindings().markStale(DISCORD.account(), World.BOT)).isFalse();
        assertThat(world.bindings().markStale(TELEGRAM.account(), World.BOT)).isFalse();

        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.STALE);
        assertThat(world.eventTypes()).containsExactly("link.bound", "platform.revoked");
    }

    @Test
    void aRevocationDoesNotLiftASuspension() {
        world.bound(ALICE, DISCORD);
        world.bindings().suspend(DISCORD.account(), World.ADMIN);

        assertThat(world.bindings().markStale(DISCORD.account(), World.BOT)).isFalse();
        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.SUSPENDED);
    }

    @Test
    void suspendingAndResumingAreRecorded() {
        world.bound(ALICE, DISCORD);

        assertThat(world.bindings().suspend(DISCORD.account(), World.ADMIN)).isTrue();
        assertThat(world.bindings().suspend(DISCORD.account(), World.ADMIN)).isFalse();
        assertThat(world.bindings().resume(DISCORD.account(), World.ADMIN)).isTrue();

        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.ACTIVE);
        assertThat(world.eventTypes()).containsExactly("link.bound", "admin.suspended", "admin.resumed");
    }

    @Test
    void resumingRevivesNothingButASuspendedBinding() {
        world.bound(ALICE, DISCORD);
        world.bindings().markStale(DISCORD.account(), World.BOT);

        assertThat(world.bindings().resume(DISCORD.account(), World.ADMIN)).isFalse();
        assertThat(world.bindings().resume(TELEGRAM.account(), World.ADMIN)).isFalse();

        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.STALE);
    }

    @Test
    @Tag("B-01")
    void ofUnlinkAndForeignBindOfOneAccountEitherOrderHoldsTogether() {
        for (int round = 0; round < 20; round++) {
            world = new World(twice);
            world.bound(ALICE, DISCORD);
            world.bound(ALICE, TELEGRAM);

            List<Object> outcomes =
                    Race.<Object>run(List.of(() -> unlink(Platform.DISCORD), () -> world.bind(BOB, DISCORD)));

            boolean bobsNow = outcomes.get(1) instanceof BindOutcome.Bound;
            assertThat(outcomes.get(0)).isInstanceOf(UnlinkOutcome.Unlinked.class);
            assertThat(world.bindings().bindingsOf(BOB)).hasSize(bobsNow ? 1 : 0);
        }
    }
}
