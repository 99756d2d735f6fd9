package dev.gembind.adapters.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** H2's files on a device that fails as a plan says. H2 makes the objects, so the plan is shared. */
public final class FaultyFiles extends FilePathWrapper {
    static final String SCHEME = "faulty";

    private static final AtomicReference<FaultPlan> PLAN = new AtomicReference<>(FaultPlan.never());

    /** Replaces the plan. */
    static void follow(FaultPlan plan) {
        PLAN.set(plan);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        FaultPlan plan = PLAN.get();
        Path path = Path.of(getBase().toString());
        plan.opened(path);
        return new Faulty(file, plan, plan.file(path));
    }

    private static final class Faulty extends FileBaseDefault {
        private final FileChannel file;
        private final FaultPlan plan;
        private final DeviceFile device;

        Faulty(FileChannel file, FaultPlan plan, DeviceFile device) {
            this.file = file;
            this.plan = plan;
            this.device = device;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            plan.step();
            file.force(metaData);
            device.forced();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            plan.step();
            device.written(from, position);
            return file.write(from, position);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            plan.step();
            device.truncated(size);
            file.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
