package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.adapters.web.PortInUseException;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.stores.Data;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server answers whose storage takes long to open. */
@Tag("A-14")
class StartingTest {
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private URI site;
    private URI management;
    private Map<String, String> ports;

    @BeforeEach
    void ports() throws IOException {
        int first = freePort();
        int second = freePort();
        site = URI.create("http://127.0.0.1:" + first);
        management = URI.create("http://127.0.0.1:" + second);
        ports = Map.of("PORT", Integer.toString(first), "GEMBIND_MANAGEMENT_PORT", Integer.toString(second));
    }

    @Test
    void whileStorageOpensHealthAnswersAndEverybodyElseIsAskedToComeBack() throws Exception {
        FutureTask<Gembind> starting = started(this::openLate);
        assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Web.get(site, "/health/live").statusCode()).isEqualTo(200);
        assertThat(Web.get(site, "/health/ready").statusCode()).isEqualTo(503);
        assertThat(new ObjectMapper()
                        .readTree(Web.get(management, "/health").body())
                        .path("phase")
                        .asText())
                .isEqualTo("starting");
        assertThat(Web.get(management, "/metrics").body()).contains("jvm_memory_used_bytes");
        assertStarting("/account", "text/html", "The server is starting");
        assertStarting("/api/v1/users/u-1", "application/json", "\"code\":\"starting\"");
        assertStarting("/webhooks/telegram", "application/json", "\"code\":\"starting\"");
        assertThat(starting.isDone()).isFalse();

        release.countDown();

        try (Gembind server = starting.get(30, TimeUnit.SECONDS)) {
            assertThat(Web.get(server.baseUrl(), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(Web.get(site, "/").statusCode()).isEqualTo(200);
            assertThat(Web.get(site, "/api/v1/users/u-1").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void storageThatCannotBeOpenedEndsItAndFreesThePorts() throws Exception {
        FutureTask<Gembind> starting = started((config, world) -> {
            openLate();
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "out of reach", null);
        });
        assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Web.get(site, "/health/live").statusCode()).isEqualTo(200);

        release.countDown();

        assertThatThrownBy(() -> starting.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> Web.get(site, "/health/live")).hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> Web.get(management, "/health")).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    @Tag("A-27")
    void aPortInUseIsToldBeforeTheDataIsTouched() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> same = Map.of("PORT", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> Gembind.start(Configs.in(folder, same), World.real()))
                    .isInstanceOf(PortInUseException.class);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void assertStarting(String path, String accept, String text) {
        HttpResponse<String> answer =
                Web.send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", accept));
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).as(path).contains("2");
        assertThat(answer.body()).contains(text);
    }

    private Data openLate(AppConfig config, World world) {
        openLate();
        return Data.open(config, world.clock(), world.random());
    }

    private void openLate() {
        opening.countDown();
        try {
            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private FutureTask<Gembind> started(Gembind.Opening storage) {
        FutureTask<Gembind> task =
                new FutureTask<>(() -> Gembind.start(Configs.in(folder, ports), World.real(), storage));
        new Thread(task, "start").start();
        return task;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
