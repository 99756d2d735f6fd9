package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.CrashContract;
import dev.gembind.testkit.contract.CrashTrial;
import dev.gembind.testkit.contract.OpenStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Every single write, flush and truncation of H2's file fails, in each of four ways. */
@Tag("A-12")
@Tag("B-09")
class H2CrashTest {
    /** A database for each point, copied from one that is up to date, since making one takes longest. */
    abstract static class OnADevice extends CrashContract {
        private final FaultyFiles files = new FaultyFiles();

        @TempDir
        Path folder;

        private Path empty;

        @BeforeEach
        void makeEmpty() {
            FilePath.register(files);
            empty = folder.resolve("empty");
            Opened.on("jdbc:h2:file:" + empty).close();
        }

        @AfterEach
        void unregister() {
            FaultyFiles.follow(FaultPlan.never());
            FilePath.unregister(files);
        }

        abstract FaultPlan.Kind kind();

        boolean isMadeBefore() {
            return true;
        }

        @Override
        protected CrashTrial begin(int step) throws IOException {
            Path database = folder.resolve("point" + step);
            if (isMadeBefore()) {
                Files.copy(file(empty), file(database));
            }
            return new Trial(database, new FaultPlan(kind(), step));
        }

        static Path file(Path database) {
            return database.resolveSibling(database.getFileName() + ".mv.db");
        }

        /** Opens it through files that fail. */
        static JdbcStorage faulty(Path database) {
            JdbcConfig config = Opened.config("jdbc:h2:file:" + database).withPoolSize(1);
            H2File.Outside outside = new H2File.Outside(FaultyFiles.SCHEME + ":", H2File.Outside.REAL.types());
            return JdbcStorage.open(config, new SplittableRandom(1), H2File.hold(config, outside));
        }
    }

    /** The storage is open before the device fails. */
    private static final class Trial implements CrashTrial {
        private final Path database;
        private final FaultPlan plan;
        private JdbcStorage storage;

        Trial(Path database, FaultPlan plan) {
            this.database = database;
            this.plan = plan;
        }

        @Override
        public OpenStorage storage() {
            FaultyFiles.follow(plan);
            storage = OnADevice.faulty(database);
            return Opened.asContract(storage);
        }

        @Override
        public boolean hasFailed() {
            return plan.hasHappened();
        }

        @Override
        public OpenStorage afterwards() {
            close();
            try {
                plan.settle();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            storage = Opened.on("jdbc:h2:file:" + database);
            return Opened.asContract(storage);
        }

        @Override
        public void close() {
            if (storage != null) {
                storage.close();
            }
        }
    }

    @Nested
    class OneOperationIsRefused extends OnADevice {
        @Override
        FaultPlan.Kind kind() {
            return FaultPlan.Kind.ERROR;
        }
    }

    @Nested
    class NothingGetsThroughAnyMore extends OnADevice {
        @Override
        FaultPlan.Kind kind() {
            return FaultPlan.Kind.STOP;
        }
    }

    @Nested
    class ThePowerFails extends OnADevice {
        @Override
        FaultPlan.Kind kind() {
            return FaultPlan.Kind.POWER_LOSS;
        }
    }

    @Nested
    class ThePowerFailsWhileTheDeviceWrites extends OnADevice {
        @Override
        FaultPlan.Kind kind() {
            return FaultPlan.Kind.TORN;
        }
    }

    @Nested
    class ThePowerFailsFromTheFirstStartOn extends OnADevice {
        @Override
        FaultPlan.Kind kind() {
            return FaultPlan.Kind.TORN;
        }

        @Override
        boolean isMadeBefore() {
            return false;
        }
    }
}
