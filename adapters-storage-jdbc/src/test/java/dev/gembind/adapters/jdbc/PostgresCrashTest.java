package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.CrashContract;
import dev.gembind.testkit.contract.CrashTrial;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.PostgresMessages;
import dev.gembind.testkit.proxy.Side;
import dev.gembind.testkit.proxy.TcpProxy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The wire to a real PostgreSQL is cut before every single message of either side, and the server's process is ended there. */
@Tag("A-12")
@Tag("B-09")
@Tag("A-T4")
class PostgresCrashTest {
    private static final String PLAIN = "?sslmode=disable&gssEncMode=disable";

    /** One storage for all points of a suite: what breaks is a connection, and the storage has to go on. */
    abstract static class OnTheWire extends CrashContract {
        private String database;
        private TcpProxy proxy;
        private JdbcStorage storage;
        private JdbcStorage direct;

        @BeforeEach
        void open() {
            PostgresServer server = PostgresServer.shared();
            String url = server.newDatabase();
            database = url.substring(url.lastIndexOf('/') + 1);
            proxy = TcpProxy.to(server.port(), PostgresMessages.protocol());
            direct = JdbcStorage.open(config(url + "?ApplicationName=direct"), new SplittableRandom(2));
            storage = JdbcStorage.open(
                    config(url.replace(":" + server.port() + "/", ":" + proxy.port() + "/") + PLAIN),
                    new SplittableRandom(1));
        }

        @AfterEach
        void close() {
            storage.close();
            direct.close();
            proxy.close();
        }

        /** Sets the fault up. */
        abstract void arm(TcpProxy wire, String on, int step);

        @Override
        protected CrashTrial begin(int step) {
            arm(proxy, database, step);
            return new Trial();
        }

        private static JdbcConfig config(String url) {
            return Opened.config(url)
                    .withPoolSize(1)
                    .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(1));
        }

        private final class Trial implements CrashTrial {
            @Override
            public OpenStorage storage() {
                return Opened.asContract(storage);
            }

            @Override
            public boolean hasFailed() {
                return proxy.hasCountedDown();
            }

            @Override
            public OpenStorage afterwards() {
                proxy.forward();
                return Opened.asContract(direct);
            }

            @Override
            public void close() {
                proxy.forward();
            }
        }
    }

    @Nested
    class CutBeforeAMessageToTheServer extends OnTheWire {
        @Override
        void arm(TcpProxy wire, String on, int step) {
            wire.cutBefore(Side.CLIENT, step);
        }
    }

    @Nested
    class CutBeforeAMessageFromTheServer extends OnTheWire {
        @Override
        void arm(TcpProxy wire, String on, int step) {
            wire.cutBefore(Side.SERVER, step);
        }
    }

    @Nested
    class ServerProcessEndedBeforeAMessage extends OnTheWire {
        @Override
        void arm(TcpProxy wire, String on, int step) {
            wire.before(
                    Side.CLIENT,
                    step,
                    () -> PostgresServer.shared()
                            .execute(
                                    on,
                                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                                            + on
                                            + "' AND application_name = 'gembind'"));
        }
    }
}
