package dev.gembind.core.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of states: allowed or refused. */
class StatesTest {
    private static final Map<AttemptState, Set<AttemptState>> FORWARD = new EnumMap<>(Map.of(
            AttemptState.PENDING, EnumSet.of(AttemptState.EXCHANGING, AttemptState.VERIFIED),
            AttemptState.EXCHANGING, EnumSet.of(AttemptState.VERIFIED, AttemptState.SIGNED_IN),
            AttemptState.VERIFIED,
                    EnumSet.of(
                            AttemptState.CONFIRMED, AttemptState.BOUND, AttemptState.SIGNED_IN, AttemptState.REJECTED),
            AttemptState.CONFIRMED, EnumSet.of(AttemptState.SIGNED_IN, AttemptState.REJECTED)));
    private static final Set<AttemptState> GIVEN_UP =
            EnumSet.of(AttemptState.CANCELLED, AttemptState.EXPIRED, AttemptState.FAILED, AttemptState.SUPERSEDED);

    private static final Map<BindingStatus, Set<BindingStatus>> STATUSES = Map.of(
            BindingStatus.ACTIVE, Set.of(BindingStatus.STALE, BindingStatus.SUSPENDED, BindingStatus.UNLINKED),
            BindingStatus.STALE, Set.of(BindingStatus.ACTIVE, BindingStatus.SUSPENDED, BindingStatus.UNLINKED),
            BindingStatus.SUSPENDED, Set.of(BindingStatus.ACTIVE, BindingStatus.UNLINKED),
            BindingStatus.UNLINKED, Set.of());

    static Stream<Arguments> attemptPairs() {
        return Stream.of(AttemptState.values())
                .flatMap(from -> Stream.of(AttemptState.values()).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> statusPairs() {
        return Stream.of(BindingStatus.values())
                .flatMap(from -> Stream.of(BindingStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("attemptPairs")
    void anAttemptGoesForwardOrEnds(AttemptState from, AttemptState to) {
        boolean allowed = FORWARD.containsKey(from) && (FORWARD.get(from).contains(to) || GIVEN_UP.contains(to));

        assertThat(from.canBecome(to)).isEqualTo(allowed);
        assertThat(from.isLive()).isEqualTo(FORWARD.containsKey(from));
    }

    @ParameterizedTest
    @MethodSource("statusPairs")
    void aBindingChangesAsTheTableSays(BindingStatus from, BindingStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(STATUSES.get(from).contains(to));
    }

    @ParameterizedTest
    @EnumSource
    void onlyProvenUseOpensTheDoor(BindingStatus status) {
        Binding binding = new Binding(
                "b",
                World.ALICE,
                World.identity(Platform.DISCORD, 1),
                status,
                BindMethod.CODE,
                World.START,
                World.START,
                1);

        assertThat(binding.opensTheDoor()).isEqualTo(status == BindingStatus.ACTIVE || status == BindingStatus.STALE);
    }

    @Test
    void aForbiddenStepIsRefused() {
        Binding active = new World(false).bound(World.ALICE, World.identity(Platform.DISCORD, 1));
        Binding gone = active.withStatus(BindingStatus.UNLINKED, World.START);

        assertThat(gone.version()).isEqualTo(2);
        assertThatThrownBy(() -> gone.withStatus(BindingStatus.ACTIVE, World.START))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAttemptIsWellFormed() {
        World world = new World(false);
        LinkAttempt attempt = world.attempt(world.code(World.ALICE).attempt());

        assertThat(attempt.comparison()).hasSize(4).isUpperCase();
        assertThatThrownBy(() -> attempt.to(AttemptState.BOUND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attempt.to(AttemptState.VERIFIED, World.identity(Platform.DISCORD, 1)))
                .as("a Discord account does not prove a Telegram attempt")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
