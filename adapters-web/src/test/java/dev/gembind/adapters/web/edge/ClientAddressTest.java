package dev.gembind.adapters.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import dev.gembind.adapters.web.WebWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static String client(String peer, String... forwardedFor) {
        return new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"))
                .client(InetAddresses.forString(peer), List.of(forwardedFor))
                .limitKey();
    }

    @Test
    void whatAStrangerSaysAboutItselfIsIgnored() {
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void proxyIsBelievedAboutItsCaller() {
        assertThat(client("10.1.2.3", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void chainIsReadFromTheRightUntilTheFirstStranger() {
        assertThat(client("10.1.2.3", "192.0.2.66, 198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
        assertThat(client("10.1.2.3", "192.0.2.66", "198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource({"'nonsense'", "''", "'198.51.100.1:80'", "'unknown, '"})
    void nonsenseFromAProxyLeavesTheProxy(String forwarded) {
        assertThat(client("10.1.2.3", forwarded)).isEqualTo("10.1.2.3");
    }

    @Test
    void chainOfProxiesWithoutEndIsNotFollowed() {
        String chain = "198.51.100.1" + ", 10.0.0.1".repeat(100);

        assertThat(client("10.1.2.3", chain)).isEqualTo("10.0.0.1");
    }

    @Test
    void peopleWithManyAddressesAreOne() {
        assertThat(client("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
        assertThat(client("2001:db8:1:2:ffff::1")).isEqualTo("2001:db8:1:2::/64");
    }

    @Test
    void auditKeepsOnlyANetwork() {
        assertThat(new ClientAddress(InetAddresses.forString("198.51.100.77")).auditPrefix())
                .isEqualTo("198.51.100.0/24");
        assertThat(new ClientAddress(InetAddresses.forString("2001:db8:1:2:3:4:5:6")).auditPrefix())
                .isEqualTo("2001:db8:1:2::/64");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.0.1,     true",
        "10.0.0.0/8,     11.0.0.1,       false",
        "10.0.0.128/25,  10.0.0.200,     true",
        "10.0.0.128/25,  10.0.0.100,     false",
        "10.0.0.7,       10.0.0.7,       true",
        "10.0.0.7,       10.0.0.8,       false",
        "0.0.0.0/0,      192.0.2.1,      true",
        "0.0.0.0/0,      ::1,            false",
        "fd00::/8,       fdff::1,        true",
        "fd00::/8,       fe00::1,        false"
    })
    void rangesHoldWhatTheyName(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(InetAddresses.forString(address)))
                .isEqualTo(inside);
    }

    @Test
    void handlersSeeTheAddressTheProxyNamed() {
        RouteGroup who = routes -> routes.get(
                "/who",
                context -> context.result(RequestInfo.of(context).client().limitKey()));
        try (WebWorld world = new WebWorld().proxies("127.0.0.1").routes(who).open()) {
            assertThat(world.get("/who", "X-Forwarded-For: 198.51.100.1").body())
                    .isEqualTo("198.51.100.1");
        }
        try (WebWorld world = new WebWorld().routes(who).open()) {
            assertThat(world.get("/who", "X-Forwarded-For: 198.51.100.1").body())
                    .isEqualTo("127.0.0.1");
        }
    }
}
