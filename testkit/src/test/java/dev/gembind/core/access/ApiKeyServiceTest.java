package dev.gembind.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.race.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class ApiKeyServiceTest {
    private static final Instant START = Instant.parse("2026-11-01T05:59:59Z");
    private static final Origin ADMIN = new Origin(Origin.Actor.ADMIN, null, null);
    private static final Set<ApiScope> READ = Set.of(ApiScope.USERS_READ);

    @Parameter
    boolean twice;

    private final MutableTime time = new MutableTime(START);
    private InMemoryStorage storage;
    private ApiKeyService service;

    @BeforeEach
    void setUp() {
        storage = twice ? InMemoryStorage.runningBodiesTwice() : InMemoryStorage.create();
        service = new ApiKeyService(
                storage.transactor(), storage.apiKeys(), storage.auditLog(), time, new SecureRandom());
    }

    private List<AuditEvent> events() {
        return storage.transactor().read("events", view -> storage.auditLog().newest(view, 100));
    }

    @Test
    void aKeyHasItsShapeAndOpensItsScopes() {
        ApiKeyService.Created created = service.create("shop", Set.of(ApiScope.BINDINGS_WRITE), ADMIN);

        String text = created.text().reveal();
        assertThat(text).startsWith("gb_" + created.key().id() + "_").hasSize(3 + 26 + 1 + 43);
        ApiKey found = service.authenticate(text).orElseThrow();
        assertThat(found).isEqualTo(created.key());
        assertThat(found.allows(ApiScope.BINDINGS_WRITE)).isTrue();
        assertThat(found.allows(ApiScope.BINDINGS_READ)).isFalse();
        assertThat(found.createdAt()).isEqualTo(START);
    }

    @Test
    @Tag("A-09")
    void theSecretIsNeitherKeptNorPrinted() {
        ApiKeyService.Created created = service.create("shop", READ, ADMIN);
        String secret = created.text().reveal().substring(30);

        assertThat(created.toString() + created.key() + created.key().secretHash() + events())
                .doesNotContain(secret)
                .doesNotContain(created.text().reveal());
    }

    @Test
    void textsThatAreNoKeysAreRefused() {
        String text = service.create("shop", READ, ADMIN).text().reveal();
        String other = service.create("other", READ, ADMIN).text().reveal();
        String mixed = text.substring(0, 30) + other.substring(30);

        for (String wrong : List.of(
                "",
                "gb_",
                "x".repeat(73),
                "x".repeat(1_000_000),
                text + "x",
                text.substring(1),
                text.toUpperCase(Locale.ROOT),
                text.substring(0, 72) + "\u0000",
                text.substring(0, 29) + "-" + text.substring(30),
                "xx_" + text.substring(3),
                mixed)) {
            assertThat(service.authenticate(wrong))
                    .as(wrong.length() + " characters")
                    .isEmpty();
        }
        assertThat(service.authenticate(text)).isPresent();
    }

    @Test
    void revokingCountsAtOnceAndOnce() {
        ApiKeyService.Created created = service.create("shop", READ, ADMIN);
        time.advance(Duration.ofDays(1));

        assertThat(service.revoke(created.key().id(), ADMIN)).isTrue();
        assertThat(service.revoke(created.key().id(), ADMIN)).isFalse();
        assertThat(service.revoke("unknown", ADMIN)).isFalse();

        assertThat(service.authenticate(created.text().reveal())).isEmpty();
        assertThat(service.list()).singleElement().satisfies(key -> {
            assertThat(key.revokedAt()).isEqualTo(START.plus(Duration.ofDays(1)));
            assertThat(key.allows(ApiScope.USERS_READ)).isFalse();
        });
    }

    @Test
    @Tag("B-08")
    void makingAndRevokingAreRecordedOnce() {
        ApiKeyService.Created created = service.create("shop", READ, ADMIN);
        service.revoke(created.key().id(), ADMIN);
        service.revoke(created.key().id(), ADMIN);

        assertThat(events()).extracting(AuditEvent::type).containsExactly("apikey.revoked", "apikey.created");
        assertThat(events())
                .extracting(AuditEvent::detail)
                .containsOnly(created.key().id());
    }

    @Test
    void ofAllWhoRevokeOneDoes() {
        String id = service.create("shop", READ, ADMIN).key().id();

        assertThat(Race.run(6, i -> service.revoke(id, ADMIN))).containsOnlyOnce(true);
    }

    @Test
    void keysAreListedByAge() {
        for (String name : List.of("first", "second", "third")) {
            service.create(name, READ, ADMIN);
            time.advance(Duration.ofMillis(1));
        }

        assertThat(service.list()).extracting(ApiKey::name).containsExactly("first", "second", "third");
    }

    @Test
    void namesAndScopesAreChecked() {
        for (String name : List.of("", " ", "x".repeat(65), "a\nb", "\u0000")) {
            assertThatThrownBy(() -> service.create(name, READ, ADMIN)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> service.create("shop", Set.of(), ADMIN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(service.list()).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    @Tag("A-13")
    void thereIsAnEndToHowManyKeysAreKept() {
        storage.transactor().write("fill", tx -> {
            for (int i = 0; i < ApiKeyService.MAX_KEYS - 1; i++) {
                storage.apiKeys().insert(tx, new ApiKey("k" + i, "n", READ, "h", START, START));
            }
            return true;
        });
        service.create("last", READ, ADMIN);

        assertThatThrownBy(() -> service.create("one too many", READ, ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.list()).hasSize(ApiKeyService.MAX_KEYS);
    }
}
