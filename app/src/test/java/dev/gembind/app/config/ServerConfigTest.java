package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server listens, what it is called from outside, and which proxies it trusts. */
@Tag("A-24")
@Tag("A-T8")
class ServerConfigTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @Test
    void theSamePortTwiceIsAnError() {
        world.env("PORT", "9090");

        assertThat(world.wrongKeys()).containsExactly("GEMBIND_MANAGEMENT_PORT");
    }

    @Test
    void theBaseAddressFollowsThePortUnlessSet() {
        assertThat(world.env("PORT", "9999").config().server().baseUrl(9999)).hasToString("http://localhost:9999");
        assertThat(world.env("PORT", "0").config().server().baseUrl()).isNull();
        assertThat(world.config().server().baseUrl(40123)).hasToString("http://localhost:40123");
        assertThat(world.env("BASE_URL", "https://gems.example")
                        .config()
                        .server()
                        .baseUrl(1))
                .hasToString("https://gems.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "127.0.0.1,::1", "2001:db8::/32 , 192.0.2.1"})
    void trustedProxiesAreAddressesOrNetworks(String proxies) {
        assertThat(world.env("GEMBIND_TRUSTED_PROXIES", proxies)
                        .config()
                        .server()
                        .trustedProxies())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::1/129", "1..2.3", "proxy.example", "10.0.0.256", "10.0.0.1,", "1.2.3.4/x"})
    void whatIsNoAddressIsNoProxy(String proxies) {
        assertThat(world.env("GEMBIND_TRUSTED_PROXIES", proxies).wrongKeys())
                .containsExactly("GEMBIND_TRUSTED_PROXIES");
    }
}
