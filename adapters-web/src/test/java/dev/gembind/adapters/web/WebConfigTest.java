package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigTest {
    private static final WebConfig.Platforms NONE =
            new WebConfig.Platforms(List.of(), null, URI.create("https://t.me/"));

    private static WebConfig config(String baseUrl, String... proxies) {
        return new WebConfig(
                URI.create(baseUrl),
                new WebConfig.Ports("127.0.0.1", 0, 0),
                List.of(proxies),
                WebConfig.SignUp.OPEN,
                NONE,
                null,
                WebConfig.Limits.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://gems.example", "gems.example", "https://gems.example/app", "https://gems.example?a=b"})
    void baseUrlThatIsNoOriginIsRefused(String url) {
        assertThatThrownBy(() -> config(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "proxy.example", ""})
    void proxyThatIsNoAddressIsRefused(String range) {
        assertThatThrownBy(() -> config("https://gems.example", range)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void portsAndLimitsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new WebConfig.Ports("127.0.0.1", 70_000, 0)).hasMessageContaining("port");
        assertThatThrownBy(() -> new WebConfig.Ports(" ", 1, 0)).hasMessageContaining("host");
        assertThatThrownBy(() -> WebWorld.limits(0, Duration.ofSeconds(1))).hasMessageContaining("maxBodyBytes");
        assertThatThrownBy(() -> WebWorld.limits(1, Duration.ZERO)).hasMessageContaining("requestTimeout");
        assertThatThrownBy(() -> new WebConfig.Sandbox(List.of())).hasMessageContaining("guide");
        assertThatThrownBy(() -> new ManagementCommand("/health", text -> text)).hasMessageContaining("/commands/");
    }

    @Test
    void usualConfigurationIsTaken() {
        assertThat(config("https://gems.example/", "10.0.0.0/8", "::1").trustedProxies())
                .hasSize(2);
    }
}
