package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    @Tag("A-27")
    void portInUseIsNamedWithItsKey() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebServer server = new WebWorld().ports(taken.getLocalPort(), 0).build();

            PortInUseException refused = catchThrowableOfType(PortInUseException.class, server::start);

            assertThat(refused)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("set PORT");
            assertThat(refused.port()).isEqualTo(taken.getLocalPort());
            assertThat(refused.code()).isEqualTo("port-in-use");
            server.close();
        }
    }

    @Test
    @Tag("A-27")
    void managementPortInUseLeavesThePublicPortFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = freePort();
            WebServer server = new WebWorld().ports(free, taken.getLocalPort()).build();

            assertThatThrownBy(server::start)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("GEMBIND_MANAGEMENT_PORT");

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), free))
                    .isInstanceOf(IOException.class);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Test
    @Tag("A-14")
    void requestUnderWayIsFinishedWhenTheServerStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WebWorld world = new WebWorld()
                .routes(routes -> routes.get("/slow", context -> {
                    inside.countDown();
                    release.await(10, TimeUnit.SECONDS);
                    context.result("finished");
                }))
                .open();
        int port = world.port();
        FutureTask<Reply> reply = started(() -> Wire.get(port, "/slow"));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        FutureTask<Void> stopped = started(() -> {
            world.close();
            return null;
        });
        Polling.until(() -> !accepts(port));
        release.countDown();

        assertThat(reply.get(10, TimeUnit.SECONDS).body()).isEqualTo("finished");
        stopped.get(10, TimeUnit.SECONDS);
    }

    private static <T> FutureTask<T> started(Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(task, "lifecycle-test");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void requestThatOutlivesTheStopTimeoutIsCut() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        WebConfig.Limits usual = WebConfig.Limits.USUAL;
        WebWorld world = new WebWorld()
                .limits(new WebConfig.Limits(
                        5,
                        6_000,
                        20,
                        usual.maxBodyBytes(),
                        usual.idleTimeout(),
                        usual.requestTimeout(),
                        Duration.ofMillis(300),
                        64,
                        16))
                .routes(routes -> routes.get("/stuck", context -> {
                    inside.countDown();
                    never.await(10, TimeUnit.SECONDS);
                }))
                .open();
        int port = world.port();
        try (Wire wire = new Wire(port)) {
            wire.send("GET /stuck HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            world.close();

            assertThat(wire.isCut()).isTrue();
            assertThat(accepts(port)).isFalse();
        } finally {
            never.countDown();
        }
    }
}
