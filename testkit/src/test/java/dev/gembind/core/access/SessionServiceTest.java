package dev.gembind.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.race.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class SessionServiceTest {
    private static final Instant START = Instant.parse("2026-02-28T23:59:59Z");
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    @Parameter
    boolean twice;

    private final MutableTime time = new MutableTime(START);
    private InMemoryStorage storage;
    private SessionService service;

    @BeforeEach
    void setUp() {
        storage = twice ? InMemoryStorage.runningBodiesTwice() : InMemoryStorage.create();
        service =
                new SessionService(storage.transactor(), storage.sessions(), storage.users(), time, new SecureRandom());
        storage.transactor()
                .write(
                        "users",
                        tx -> storage.users().insertIfAbsent(tx, new User(ALICE, START))
                                && storage.users().insertIfAbsent(tx, new User(BOB, START)));
    }

    private String open(UserId user) {
        return service.open(user).orElseThrow().token().reveal();
    }

    @Test
    void aSessionIsFoundByItsToken() {
        SessionService.Opened opened = service.open(ALICE).orElseThrow();

        assertThat(opened.token().reveal()).hasSize(43);
        assertThat(opened.session().user()).isEqualTo(ALICE);
        assertThat(service.find(opened.token().reveal())).contains(opened.session());
    }

    @Test
    @Tag("A-09")
    void theTokenIsNeitherKeptNorPrinted() {
        SessionService.Opened opened = service.open(ALICE).orElseThrow();

        assertThat(opened.toString()).doesNotContain(opened.token().reveal());
        assertThat(opened.session().tokenHash())
                .hasSize(64)
                .doesNotContain(opened.token().reveal());
        assertThat(service.find(opened.session().tokenHash())).isEmpty();
    }

    @Test
    void aUserWhoIsGoneGetsNoSession() {
        assertThat(service.open(new UserId("nobody"))).isEmpty();
    }

    @Test
    void textsThatAreNoTokensFindNothing() {
        String token = open(ALICE);

        for (String text : List.of("", "x", "x".repeat(43), "x".repeat(1_000_000), token + " ", token.substring(1))) {
            assertThat(service.find(text)).isEmpty();
            assertThat(service.close(text)).isFalse();
        }
    }

    @Test
    void aSessionCountsForFourteenDaysHoweverMuchItIsUsed() {
        String token = open(ALICE);

        time.set(START.plus(Duration.ofDays(14)).minusNanos(1));
        assertThat(service.find(token)).isPresent();
        time.advance(Duration.ofNanos(1));
        assertThat(service.find(token)).isEmpty();
    }

    @Test
    void closingCountsAtOnceAndOnce() {
        String token = open(ALICE);
        String other = open(ALICE);

        assertThat(service.close(token)).isTrue();
        assertThat(service.close(token)).isFalse();

        assertThat(service.find(token)).isEmpty();
        assertThat(service.find(other)).isPresent();
    }

    @Test
    void closingAllIsForOneUser() {
        open(ALICE);
        String token = open(ALICE);
        String bobs = open(BOB);

        assertThat(service.closeAll(ALICE)).isEqualTo(2);

        assertThat(service.find(token)).isEmpty();
        assertThat(service.find(bobs)).isPresent();
    }

    @Test
    @Tag("A-13")
    void oneMoreThanTwentyEndsTheOldest() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i <= SessionService.MAX_PER_USER; i++) {
            tokens.add(open(ALICE));
            time.advance(Duration.ofSeconds(1));
        }
        String bobs = open(BOB);

        assertThat(service.find(tokens.get(0))).isEmpty();
        assertThat(tokens.subList(1, tokens.size()))
                .hasSize(SessionService.MAX_PER_USER)
                .allMatch(token -> service.find(token).isPresent());
        assertThat(service.find(bobs)).isPresent();
    }

    @Test
    @Tag("A-13")
    void sessionsOpenedAtOnceAreLimitedToo() {
        Race.run(4, runner -> {
            for (int i = 0; i < 10; i++) {
                open(ALICE);
            }
            return runner;
        });

        assertThat(service.closeAll(ALICE)).isEqualTo(SessionService.MAX_PER_USER);
    }

    @Test
    void expiredSessionsArePurged() {
        open(ALICE);
        time.advance(Duration.ofDays(1));
        open(BOB);
        time.set(START.plus(Duration.ofDays(14)).plusSeconds(1));

        assertThat(service.purge(10)).isEqualTo(1);
        assertThat(service.closeAll(ALICE)).isZero();
        assertThat(service.closeAll(BOB)).isEqualTo(1);
    }

    @Test
    void openingPurgesOnTheWay() {
        open(ALICE);
        time.advance(Duration.ofDays(15));

        open(BOB);

        assertThat(service.purge(10)).isZero();
    }
}
