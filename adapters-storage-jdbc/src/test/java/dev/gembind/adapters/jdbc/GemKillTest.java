package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.OpenMovable;
import dev.gembind.testkit.payments.GemKillContract;
import dev.gembind.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class GemKillTest {
    private static final int USUAL_CYCLES = 10;

    /** What both databases have in common. */
    abstract static class JdbcGemKill extends GemKillContract {
        @Override
        protected int usualCycles() {
            return USUAL_CYCLES;
        }

        @Override
        protected OpenMovable open(int book) {
            return Opened.asMovable(Opened.on(place(book)));
        }

        @Override
        protected Class<?> main() {
            return GemKilledClient.class;
        }
    }

    @Nested
    class H2 extends JdbcGemKill {
        @TempDir
        Path folder;

        @Override
        protected String place(int book) {
            return "jdbc:h2:file:" + folder.resolve("book" + book);
        }
    }

    @Nested
    class Postgresql extends JdbcGemKill {
        private final Map<Integer, String> databases = new HashMap<>();

        @Override
        protected String place(int book) {
            return databases.computeIfAbsent(
                    book, unused -> PostgresServer.shared().newDatabase());
        }
    }
}
