package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-01")
class SandboxTest {
    private static final URI PRODUCT = URI.create("http://localhost:8080");

    @Test
    void everyServerStandsOnLoopbackWithAPortOfItsOwn() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.seeded(1, PRODUCT))) {
            List<URI> bases =
                    List.of(sandbox.discordBase(), sandbox.telegramBase(), sandbox.stripeBase(), sandbox.controlUri());

            assertThat(bases).extracting(URI::getHost).containsOnly("127.0.0.1");
            assertThat(bases).extracting(URI::getPort).doesNotHaveDuplicates();
            assertThat(sandbox.discordBase().getPath()).isEmpty();
        }
    }

    @Test
    void closingEndsPollsAndHeldRequestsAndLeavesNoThread() throws Exception {
        SandboxConfig config = SandboxConfig.seeded(1, PRODUCT);
        Sandbox sandbox = Sandbox.start(config);
        BotClient bot = new BotClient(config, sandbox);
        CompletableFuture<Http.Reply> poll = bot.poll(50);
        sandbox.discord().faults().turnOn(Fault.of(FaultKind.HANG).times(1));
        CompletableFuture<Void> held =
                CompletableFuture.runAsync(() -> hang(URI.create(sandbox.discordBase() + "/api/v10/users/@me")));
        awaitTrue(() -> sandbox.telegram().waitingPolls() == 1
                && sandbox.discord().faults().active().isEmpty());
        Instant before = Instant.now();

        sandbox.close();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(poll.handle((reply, failure) -> true).get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(held).succeedsWithin(Duration.ofSeconds(10));
        awaitTrue(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("sandbox-")));
        assertThatThrownBy(() -> Http.get(sandbox.controlUri())).isInstanceOf(IOException.class);
    }

    @Test
    void closingTwiceAndWhileAPlatformIsDownIsFine() {
        Sandbox sandbox = Sandbox.start(SandboxConfig.seeded(1, PRODUCT));
        sandbox.telegram().faults().turnOn(Fault.of(FaultKind.DOWN));

        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> Http.get(sandbox.telegramBase())).isInstanceOf(IOException.class);
    }

    @Test
    void configHidesItsSecretsAndChecksItsParts() {
        SandboxConfig config = SandboxConfig.seeded(1, PRODUCT);

        assertThat(config.toString())
                .doesNotContain(config.telegram().token())
                .doesNotContain(config.discord().clientSecret())
                .doesNotContain(config.stripe().key())
                .doesNotContain(config.stripe().webhookSecret())
                .doesNotContain(config.host());
        assertThat(config.telegram().token()).contains("SANDBOX");
        assertThat(config.discord().redirectUris())
                .containsExactly(URI.create("http://localhost:8080/auth/discord/callback"));
        assertThatIllegalArgumentException().isThrownBy(() -> SandboxConfig.seeded(1, URI.create("/relative")));
    }

    @Test
    void timeRunsForwardOnly() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.seeded(1, PRODUCT), () -> Instant.EPOCH)) {
            sandbox.clock().skip(Duration.ofHours(1));

            assertThat(sandbox.clock().instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.clock().skip(Duration.ofHours(-1)));
        }
    }

    /** Over a socket of its own: a client asks again by itself, and the platform may not have stopped listening yet. */
    private static void hang(URI uri) {
        String request = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        int first;
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            first = socket.getInputStream().read();
        } catch (IOException e) {
            first = -1; // the connection was cut, as it should be
        }
        assertThat(first).as("the first byte of an answer").isEqualTo(-1);
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
