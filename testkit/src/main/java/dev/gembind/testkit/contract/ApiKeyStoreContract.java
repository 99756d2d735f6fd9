package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.ApiScope;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link ApiKeyStore}. */
public abstract class ApiKeyStoreContract extends StorageContract {
    private ApiKeyStore keys() {
        return storage().apiKeys();
    }

    private void insert(ApiKey... all) {
        change(tx -> Arrays.stream(all).forEach(key -> keys().insert(tx, key)));
    }

    private Optional<ApiKey> find(String id) {
        return read(view -> keys().find(view, id));
    }

    private static ApiKey key(String id, String name, @Nullable Instant revokedAt) {
        return new ApiKey(id, name, EnumSet.allOf(ApiScope.class), "hash of " + id, Samples.NOW, revokedAt);
    }

    @Test
    void aKeyIsFoundRevokedOrNot() {
        ApiKey active = key("k1", "shop", null);
        ApiKey revoked = key("k2", "shop", Samples.NOW.plusSeconds(1));
        insert(active, revoked);
        reopen();

        assertThat(find("k1")).contains(active);
        assertThat(find("k2")).contains(revoked);
        assertThat(find("K1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyScopeComesBackAlone(ApiScope scope) {
        ApiKey key = new ApiKey("k1", "n", Set.of(scope), "h", Samples.NOW, null);
        insert(key);
        reopen();

        assertThat(find("k1")).contains(key);
    }

    @Test
    void anIdIsUsedOnce() {
        ApiKey first = key("k1", "shop", null);
        insert(first);

        assertThatThrownBy(() -> insert(key("k1", "other", null))).isInstanceOf(IllegalArgumentException.class);
        assertThat(find("k1")).contains(first);
    }

    @Test
    void anUpdateReplacesAndTellsWhetherThereWasOne() {
        ApiKey revoked = key("k1", "shop", Samples.NOW.plusSeconds(1));
        insert(key("k1", "shop", null));

        assertThat(this.<Boolean>write(tx -> keys().update(tx, revoked))).isTrue();
        assertThat(this.<Boolean>write(tx -> keys().update(tx, key("k2", "shop", null))))
                .isFalse();
        reopen();

        assertThat(find("k1")).contains(revoked);
        assertThat(find("k2")).isEmpty();
    }

    @Test
    void everyKeyIsListedById() {
        List<ApiKey> all = IntStream.range(0, 30)
                .mapToObj(i -> key("k" + (10 + i), "n", i % 2 == 0 ? null : Samples.NOW))
                .toList();
        change(tx -> {
            for (int i = all.size() - 1; i >= 0; i--) {
                keys().insert(tx, all.get(i));
            }
            assertThat(keys().list(tx)).isEqualTo(all);
        });
        reopen();

        assertThat(this.<List<ApiKey>>read(keys()::list)).isEqualTo(all);
    }

    @Test
    void hostileNamesComeBackAsTheyWere() {
        List<ApiKey> all = IntStream.range(0, Samples.HOSTILE_NAMES.size())
                .mapToObj(i -> key("k" + (100 + i), Samples.HOSTILE_NAMES.get(i), null))
                .toList();
        change(tx -> all.forEach(key -> keys().insert(tx, key)));
        reopen();

        assertThat(this.<List<ApiKey>>read(keys()::list)).isEqualTo(all);
    }

    @Test
    void noKeyOfARaceIsLost() {
        Race.run(6, i -> {
            insert(key("k" + i, "n", null));
            return i;
        });

        assertThat(this.<List<ApiKey>>read(keys()::list)).hasSize(6);
    }
}
