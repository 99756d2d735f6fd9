package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ADMIN;
import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class UserServiceTest {
    private static final UserId CAROL = new UserId("carol");

    @Parameter
    boolean twice;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(twice);
    }

    @Test
    void aUserIsAddedOnceAndRecordedOnce() {
        assertThat(world.users().ensure(CAROL, WEB)).isTrue();
        assertThat(world.users().ensure(CAROL, WEB)).isFalse();

        assertThat(world.users().find(CAROL)).contains(new User(CAROL, World.START));
        assertThat(world.eventTypes()).containsExactly("user.created");
    }

    @Test
    void ofAllWhoAddTheSameUserOneDoes() {
        assertThat(Race.run(8, i -> world.users().ensure(CAROL, WEB))).containsOnlyOnce(true);

        assertThat(world.eventTypes()).containsExactly("user.created");
    }

    @Test
    void usersAreListedById() {
        world.users().ensure(CAROL, WEB);

        assertThat(world.users().list("", 2)).extracting(User::id).containsExactly(ALICE, BOB);
        assertThat(world.users().list("bob", 2)).extracting(User::id).containsExactly(CAROL);
    }

    @Test
    void deletingTakesEverythingKeptOfTheUser() {
        VerifiedIdentity discord = identity(Platform.DISCORD, 1);
        world.bound(ALICE, discord);
        String attempt = world.code(ALICE).attempt();
        SignInSession session = new SignInSession("hash", ALICE, World.START, World.START.plusSeconds(1));
        world.stores.transactor().write("session", tx -> {
            world.storage.sessions().insert(tx, session);
            return true;
        });

        assertThat(world.users().delete(ALICE, ADMIN)).isTrue();

        assertThat(world.users().find(ALICE)).isEmpty();
        assertThat(world.links().find(attempt)).isEmpty();
        assertThat(world.bindings().findByAccount(discord.account())).isEmpty();
        boolean signedIn = world.stores
                .transactor()
                .read(
                        "session",
                        view -> world.storage.sessions().find(view, "hash").isPresent());
        assertThat(signedIn).isFalse();
        assertThat(world.eventTypes())
                .containsExactly("link.bound", "link.started", "unlink.user_deleted", "user.deleted");
    }

    @Test
    void theAccountsOfADeletedUserAreFree() {
        VerifiedIdentity discord = identity(Platform.DISCORD, 1);
        world.bound(ALICE, discord);

        world.users().delete(ALICE, ADMIN);

        assertThat(world.bind(BOB, discord)).isInstanceOf(BindOutcome.Bound.class);
        assertThat(world.bind(ALICE, discord)).isEqualTo(new BindOutcome.UnknownUser());
    }

    @Test
    void aDeletedUserCanBeAddedAgainAndHasNothing() {
        world.bound(ALICE, identity(Platform.DISCORD, 1));
        world.users().delete(ALICE, ADMIN);

        assertThat(world.users().ensure(ALICE, WEB)).isTrue();

        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();
    }

    @Test
    void deletingNobodyLeavesNoTrace() {
        assertThat(world.users().delete(CAROL, ADMIN)).isFalse();

        assertThat(world.events()).isEmpty();
    }

    @Test
    void aCodeOfADeletedUserOpensNothing() {
        StartOutcome.CodeMade made = world.code(ALICE);
        world.users().delete(ALICE, ADMIN);

        assertThat(world.links().open(identity(Platform.TELEGRAM, 1), made.token(), World.BOT))
                .isEqualTo(new OpenOutcome.CodeInvalid());
    }

    @Test
    void withoutItsEventNobodyIsAddedOrDeleted() {
        UserService unrecorded = new UserService(world.withBrokenAudit(), world.context, List.of());

        assertThatThrownBy(() -> unrecorded.ensure(CAROL, WEB)).hasMessage(BrokenAuditLog.REFUSAL);
        assertThatThrownBy(() -> unrecorded.delete(ALICE, WEB)).hasMessage(BrokenAuditLog.REFUSAL);

        assertThat(world.users().list("", 10)).extracting(User::id).containsExactly(ALICE, BOB);
    }
}
