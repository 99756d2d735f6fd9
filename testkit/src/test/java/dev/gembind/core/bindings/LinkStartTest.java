package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Making link codes. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class LinkStartTest {
    private static final String CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final VerifiedIdentity SENDER = identity(Platform.TELEGRAM, 1);

    @Parameter
    boolean twice;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(twice);
    }

    private StartOutcome start(Platform platform) {
        return world.links().start(LinkRequest.bind(ALICE, platform, "session", WEB));
    }

    @Test
    @Tag("B-06")
    void aCodeHasItsShapeAndFifteenMinutes() {
        StartOutcome.CodeMade made = world.code(ALICE);

        assertThat(made.token()).hasSize(23).startsWith("L");
        assertThat(made.token().chars()).allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
        assertThat(made.code()).hasSize(9);
        assertThat(made.code().charAt(4)).isEqualTo('-');
        assertThat(made.code().replace("-", "").chars()).allMatch(c -> CODE_LETTERS.indexOf(c) >= 0);
        assertThat(made.expiresAt()).isEqualTo(World.START.plus(Duration.ofMinutes(15)));
    }

    @Test
    @Tag("B-14")
    void codesThatCouldBeUsedAreCounted() {
        assertThat(world.links().countLive()).isZero();

        world.code(ALICE);
        world.code(ALICE); // ends the first
        world.signInCode();
        assertThat(world.links().countLive()).isEqualTo(2);

        world.time.advance(Duration.ofMinutes(15));
        assertThat(world.links().countLive()).isZero();
    }

    @Test
    @Tag("A-09")
    void noSecretIsKeptOrPrinted() {
        StartOutcome.CodeMade made = world.code(ALICE);

        String kept = world.attempt(made.attempt()).toString() + world.events();

        for (String text : List.of(kept, made.toString())) {
            assertThat(text)
                    .doesNotContain(made.token())
                    .doesNotContain(made.code())
                    .doesNotContain(made.code().replace("-", ""))
                    .doesNotContain(made.binder());
        }
    }

    @Test
    void secretsNeverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            StartOutcome.CodeMade made = world.signInCode();
            seen.addAll(List.of(made.token(), made.code(), made.binder(), made.attempt()));
        }

        assertThat(seen).hasSize(800);
    }

    @Test
    void theAttemptIsPendingAndRecorded() {
        StartOutcome.CodeMade made = world.code(ALICE);

        LinkAttempt attempt = world.attempt(made.attempt());
        assertThat(attempt.state()).isEqualTo(AttemptState.PENDING);
        assertThat(attempt.user()).isEqualTo(ALICE);
        assertThat(world.links().findLive(ALICE, Platform.TELEGRAM)).contains(attempt);
        assertThat(world.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("link.started");
            assertThat(event.attempt()).isEqualTo(attempt.id());
            assertThat(event.user()).isEqualTo(ALICE);
        });
    }

    @Test
    @Tag("B-07")
    void anUnknownUserGetsNoCode() {
        assertThat(world.links().start(LinkRequest.bind(new UserId("nobody"), Platform.TELEGRAM, "", WEB)))
                .isEqualTo(new StartOutcome.UnknownUser());
        assertThat(world.events()).isEmpty();
    }

    @Test
    void whoIsBoundOnThePlatformGetsNoCode() {
        Binding held = world.bound(ALICE, SENDER);

        assertThat(start(Platform.TELEGRAM)).isEqualTo(new StartOutcome.UserHasOther(held));
        assertThat(start(Platform.DISCORD)).isInstanceOf(StartOutcome.CodeMade.class);
    }

    @Test
    void aStaleBindingMayBeProvenAgain() {
        world.bound(ALICE, SENDER);
        world.bindings().markStale(SENDER.account(), World.BOT);

        assertThat(start(Platform.TELEGRAM)).isInstanceOf(StartOutcome.CodeMade.class);
    }

    @Test
    void aSuspendedBindingMayNot() {
        world.bound(ALICE, SENDER);
        world.bindings().suspend(SENDER.account(), World.ADMIN);

        assertThat(start(Platform.TELEGRAM)).isInstanceOf(StartOutcome.UserHasOther.class);
    }

    @Test
    @Tag("B-06")
    void aNewCodeEndsTheOneBefore() {
        StartOutcome.CodeMade first = world.code(ALICE);
        StartOutcome.CodeMade second = world.code(ALICE);

        assertThat(world.attempt(first.attempt()).state()).isEqualTo(AttemptState.SUPERSEDED);
        assertThat(world.links().open(SENDER, first.token(), World.BOT)).isEqualTo(new OpenOutcome.Superseded());
        assertThat(world.links().open(SENDER, second.token(), World.BOT)).isInstanceOf(OpenOutcome.Opened.class);
        assertThat(world.eventTypes())
                .containsExactly("link.started", "link.superseded", "link.started", "link.verified");
    }

    @Test
    void thatACodeWasSupersededIsToldWhileItWouldHaveCounted() {
        StartOutcome.CodeMade first = world.code(ALICE);
        world.code(ALICE);
        assertThat(world.links().open(SENDER, first.code(), World.BOT)).isEqualTo(new OpenOutcome.Superseded());

        world.time.set(first.expiresAt());

        assertThat(world.links().open(SENDER, first.code(), World.BOT)).isEqualTo(new OpenOutcome.CodeInvalid());
    }

    @Test
    void aNewCodeEndsAVerifiedAttemptToo() {
        StartOutcome.CodeMade first = world.code(ALICE);
        world.links().open(SENDER, first.token(), World.BOT);

        world.code(ALICE);

        assertThat(world.confirmations().confirmAsSender(SENDER, first.attempt(), World.BOT))
                .isEqualTo(new ConfirmOutcome.Over());
        assertThat(world.bindings().findByAccount(SENDER.account())).isEmpty();
    }

    @Test
    void codesOfOtherPlatformsAndUsersGoOn() {
        StartOutcome.CodeMade discord = (StartOutcome.CodeMade) start(Platform.DISCORD);
        StartOutcome.CodeMade bobs = world.code(BOB);
        world.code(ALICE);

        assertThat(world.attempt(discord.attempt()).state()).isEqualTo(AttemptState.PENDING);
        assertThat(world.attempt(bobs.attempt()).state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    void ofAllCodesMadeAtOnceOneIsLive() {
        List<StartOutcome.CodeMade> made = Race.run(6, i -> world.code(ALICE));

        assertThat(made)
                .filteredOn(code -> world.attempt(code.attempt()).state().isLive())
                .hasSize(1);
    }

    @Test
    @Tag("B-11")
    void aUserStartsTenTimesAnHour() {
        for (int i = 0; i < 10; i++) {
            world.code(ALICE);
        }

        assertThat(start(Platform.TELEGRAM)).isEqualTo(new StartOutcome.RateLimited(Duration.ofHours(1)));
        assertThat(start(Platform.DISCORD)).isInstanceOf(StartOutcome.RateLimited.class);
        assertThat(world.code(BOB)).isNotNull();

        world.time.advance(Duration.ofHours(1));
        assertThat(start(Platform.TELEGRAM)).isInstanceOf(StartOutcome.CodeMade.class);
    }

    @Test
    @Tag("A-13")
    void thereIsAnEndToHowManyAttemptsAreKept() {
        fill(AttemptBook.MAX_KEPT - 1);

        assertThat(start(Platform.TELEGRAM)).isInstanceOf(StartOutcome.CodeMade.class);
        assertThat(start(Platform.DISCORD)).isEqualTo(new StartOutcome.RateLimited(Duration.ofMinutes(1)));

        world.time.advance(
                Duration.ofMinutes(15).plus(AttemptBook.KEPT_AFTERWARDS).plusNanos(1));
        assertThat(start(Platform.DISCORD)).as("the oldest made room").isInstanceOf(StartOutcome.CodeMade.class);
    }

    @Test
    @Tag("A-13")
    void purgingRemovesWhatExpiredAnHourAgo() {
        String old = world.signInCode().attempt();
        world.time.advance(Duration.ofMinutes(1));
        String later = world.signInCode().attempt();

        world.time.set(World.START.plus(Duration.ofMinutes(75)));
        assertThat(world.links().purge(10)).isZero();
        world.time.advance(Duration.ofNanos(1));
        assertThat(world.links().purge(10)).isEqualTo(1);

        assertThat(world.links().find(old)).isEmpty();
        assertThat(world.links().find(later)).isPresent();
    }

    @Test
    void anExpiredAttemptIsNotUnderWay() {
        world.code(ALICE);
        world.time.advance(Duration.ofMinutes(15));

        assertThat(world.links().findLive(ALICE, Platform.TELEGRAM)).isEmpty();
    }

    @Test
    void withoutItsEventNoCodeIsMade() {
        LinkService unrecorded = new LinkService(world.withBrokenAudit(), world.context);

        assertThatThrownBy(() -> unrecorded.start(LinkRequest.bind(ALICE, Platform.TELEGRAM, "", WEB)))
                .hasMessage(BrokenAuditLog.REFUSAL);

        assertThat(world.links().findLive(ALICE, Platform.TELEGRAM)).isEmpty();
    }

    private void fill(int attempts) {
        Instant now = world.time.instant();
        world.stores.transactor().write("fill", tx -> {
            for (int i = 0; i < attempts; i++) {
                world.stores.attempts().insert(tx, signIn("fill-" + i, now));
            }
            return true;
        });
    }

    private static LinkAttempt signIn(String id, Instant now) {
        return new LinkAttempt(
                id,
                AttemptPurpose.SIGN_IN,
                null,
                Platform.DISCORD,
                BindMethod.OAUTH,
                "token " + id,
                null,
                null,
                AttemptState.PENDING,
                null,
                now,
                now.plus(Duration.ofMinutes(15)),
                1);
    }
}
