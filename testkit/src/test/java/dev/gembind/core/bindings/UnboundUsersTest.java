package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ADMIN;
import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.UserGems;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-15")
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class UnboundUsersTest {
    @Parameter
    boolean twice;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(twice);
    }

    private UnboundUsers unbound() {
        return new UnboundUsers(world.stores, List.of(world.storage.sessions()), world.time, new SecureRandom());
    }

    @Test
    void onlyUsersWithoutABindingAreFound() {
        world.bound(ALICE, identity(Platform.DISCORD, 1));

        assertThat(unbound().find("", 10, World.START.plusSeconds(1)).ids()).containsExactly(BOB);
    }

    @Test
    void aBindingThatIsSuspendedStillCounts() {
        VerifiedIdentity discord = identity(Platform.DISCORD, 1);
        world.bound(ALICE, discord);
        world.bindings().suspend(discord.account(), ADMIN);

        assertThat(unbound().find("", 10, World.START.plusSeconds(1)).ids()).containsExactly(BOB);
        assertThat(unbound().remove(ALICE, ADMIN)).isFalse();
    }

    @Test
    void whoHasGemsOrOwesSomeOrMayStillPayIsLeftAlone() {
        PaymentStores stores = world.storage.paymentStores();
        LedgerContext context =
                new LedgerContext(new Ids(world.time, new SecureRandom()), world.time, LedgerPolicy.USUAL);
        Request request = new Request(new TransferKey("credit", "1"), new Why("system", "gift", World.START));
        Credit gift = new Credit(ALICE, new Gems(1), Grant.of(LotSource.PROMO));
        new GemService(stores.transactor(), stores.ledger(), context).credit(request, gift);
        UnboundUsers careful =
                new UnboundUsers(world.stores, List.of(new UserGems(stores, context)), world.time, new SecureRandom());

        assertThat(careful.find("", 10, World.START.plusSeconds(1)).ids()).containsExactly(BOB);
        assertThat(careful.remove(ALICE, ADMIN)).isFalse();
        assertThat(careful.remove(BOB, ADMIN)).isTrue();
    }

    @Test
    void usersMadeLatelyAreLeftAlone() {
        assertThat(unbound().find("", 10, World.START).ids()).isEmpty();
    }

    @Test
    void pagesCoverEverybodyOnce() {
        IntStream.range(0, 23).forEach(i -> world.addUser(new UserId("u" + (100 + i))));
        List<UserId> all = new ArrayList<>();
        UnboundUsers.Page page = unbound().find("", 5, World.START.plusSeconds(1));
        for (int pages = 1; pages < 10 && !page.next().isEmpty(); pages++) {
            all.addAll(page.ids());
            page = unbound().find(page.next(), 5, World.START.plusSeconds(1));
        }
        all.addAll(page.ids());

        assertThat(all).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void removingTakesEverythingKeptOfTheUserAndIsRecorded() {
        String attempt = world.code(BOB).attempt();
        world.stores.transactor().write("session", tx -> {
            world.storage
                    .sessions()
                    .insert(tx, new SignInSession("hash", BOB, World.START, World.START.plusSeconds(1)));
            return true;
        });

        assertThat(unbound().remove(BOB, ADMIN)).isTrue();
        assertThat(unbound().remove(BOB, ADMIN)).isFalse();

        assertThat(world.users().find(BOB)).isEmpty();
        assertThat(world.links().find(attempt)).isEmpty();
        assertThat(world.eventTypes()).endsWith("user.deleted");
    }

    @Test
    void whoBindsMeanwhileStays() {
        assertThat(unbound().find("", 10, World.START.plusSeconds(1)).ids()).contains(BOB);
        world.bound(BOB, identity(Platform.DISCORD, 1));

        assertThat(unbound().remove(BOB, ADMIN)).isFalse();
        assertThat(world.users().find(BOB)).isPresent();
    }
}
