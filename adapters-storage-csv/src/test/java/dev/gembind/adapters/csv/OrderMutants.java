package dev.gembind.adapters.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/** Disks on which the engine seems to do the right things in the wrong order, or to read without checking. */
final class OrderMutants {
    private OrderMutants() {}

    /** Deletes what the next manifest makes superfluous before that manifest is published. */
    static Disk oldDeletedFirst(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                if (name.startsWith("MANIFEST-") && !name.startsWith("MANIFEST-0000000000000000")) {
                    long seq = Long.parseLong(name.substring("MANIFEST-".length(), name.indexOf('.')));
                    deleteOld(seq);
                }
                return super.create(name);
            }

            @Override
            public void delete(String name) throws IOException {
                try {
                    super.delete(name);
                } catch (NoSuchFileException e) {
                    // deleted too early by this mutant
                }
            }

            private void deleteOld(long seq) throws IOException {
                for (String file : super.list()) {
                    SegmentName segment = SegmentName.parse(file);
                    if (Manifest.seqOf(file) != null || (segment != null && segment.firstSeq() <= seq)) {
                        super.delete(file);
                    }
                }
            }
        };
    }

    /** Goes on in the old journal file after a start, instead of in a fresh and forced copy. */
    static Disk journalReopened(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                SegmentName old = oldOf(name);
                return old == null ? super.create(name) : new Continued((SimDisk) disk, old.file());
            }

            @Override
            public void rename(String from, String to) throws IOException {
                SegmentName old = oldOf(from);
                super.rename(old == null ? from : old.file(), to);
            }

            @Override
            public void delete(String name) throws IOException {
                try {
                    super.delete(name);
                } catch (NoSuchFileException e) {
                    // it lives on under its new name
                }
            }
        };
    }

    /** Reads journals without looking at checksums. */
    static Disk checksumsIgnored(Disk disk) {
        return forging(disk, (bytes, reader) -> JournalForger.withFittingChecksums(bytes, reader));
    }

    /** Takes rows at the end of the journal for committed though their commit line is missing. */
    static Disk commitLineIgnored(Disk disk) {
        return forging(disk, (bytes, reader) -> {
            reader.readGroups((seq, row) -> {});
            return reader.isWhole() ? bytes : JournalForger.withInventedCommit(bytes, reader);
        });
    }

    private static Disk forging(Disk disk, Forgery forgery) {
        return new WrappedDisk(disk) {
            @Override
            public InputStream read(String name) throws IOException {
                if (SegmentName.parse(name) == null) {
                    return super.read(name);
                }
                byte[] bytes = super.read(name).readAllBytes();
                SegmentReader reader = new SegmentReader(bytes, new SimWorld().catalog);
                return new ByteArrayInputStream(forgery.forge(bytes, reader));
            }
        };
    }

    private static SegmentName oldOf(String temporary) {
        if (!temporary.endsWith(FileNames.TEMPORARY)) {
            return null;
        }
        SegmentName name = SegmentName.parse(temporary.substring(0, temporary.length() - FileNames.TEMPORARY.length()));
        return name == null || name.generation() == 0 ? null : new SegmentName(name.firstSeq(), name.generation() - 1);
    }

    /** How a journal is changed on its way to the engine. */
    @FunctionalInterface
    private interface Forgery {
        byte[] forge(byte[] bytes, SegmentReader reader) throws IOException;
    }

    /** The old file, which is given only the bytes it does not have yet. */
    private static final class Continued implements DiskFile {
        private final DiskFile file;
        private final byte[] old;
        private boolean first = true;

        Continued(SimDisk disk, String name) throws IOException {
            this.old = disk.read(name).readAllBytes();
            this.file = disk.reopen(name);
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            if (first) {
                first = false;
                int same = bytes.mismatch(ByteBuffer.wrap(old));
                int kept = same < 0 ? old.length : same;
                if (kept < old.length) {
                    file.truncate(kept);
                }
                bytes.position(bytes.position() + kept);
            }
            file.append(bytes);
        }

        @Override
        public void fill(long length) throws IOException {
            file.fill(length);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void fsync() throws IOException {
            file.fsync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
