package dev.gembind.adapters.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** Disks on which the engine seems to cut off too much, too little, or too early. */
final class CuttingMutants {
    private CuttingMutants() {}

    /** Leaves what a failed write has written where it is, and goes on behind it. */
    static Disk notCutBack(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                return new NotCut(super.create(name));
            }
        };
    }

    /** Takes a failed write back, but does not force that before it says so. */
    static Disk cutBackUnforced(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                return new CutUnforced(super.create(name));
            }
        };
    }

    /** Ends the journal at the first thing that does not fit, wherever that is, and thinks no more of it. */
    static Disk cutAtTheFirstError(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public List<String> list() throws IOException {
                List<String> names = super.list();
                SegmentName last = null;
                for (String name : names) {
                    SegmentName segment = SegmentName.parse(name);
                    if (last == null && segment != null && !isWhole(super.read(name))) {
                        last = segment;
                    }
                }
                SegmentName end = last;
                return names.stream().filter(name -> !isBehind(name, end)).toList();
            }

            @Override
            public InputStream read(String name) throws IOException {
                return SegmentName.parse(name) == null ? super.read(name) : goodPart(super.read(name));
            }
        };
    }

    /** Deletes the journal behind the older of two manifests as soon as the newer one is there. */
    static Disk journalDeletedEarly(Disk disk) {
        return new WrappedDisk(disk) {
            private long published;

            @Override
            public void rename(String from, String to) throws IOException {
                super.rename(from, to);
                Long manifest = Manifest.seqOf(to);
                published = manifest == null ? 0 : manifest;
            }

            @Override
            public void fsyncDir() throws IOException {
                super.fsyncDir();
                for (String name : published > 0 ? super.list() : List.<String>of()) {
                    SegmentName segment = SegmentName.parse(name);
                    if (segment != null && segment.firstSeq() <= published) {
                        super.delete(name);
                    }
                }
                published = 0;
            }

            @Override
            public void delete(String name) throws IOException {
                try {
                    super.delete(name);
                } catch (NoSuchFileException e) {
                    // deleted too early by this mutant
                }
            }
        };
    }

    private static boolean isBehind(String name, SegmentName end) {
        SegmentName segment = SegmentName.parse(name);
        return end != null && segment != null && segment.firstSeq() > end.firstSeq();
    }

    private static boolean isWhole(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        return goodPart(new ByteArrayInputStream(bytes)).readAllBytes().length == bytes.length;
    }

    private static InputStream goodPart(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        SegmentReader reader;
        try {
            reader = new SegmentReader(bytes, new SimWorld().catalog);
        } catch (MalformedException e) {
            return new ByteArrayInputStream(bytes); // without a header even this mutant reads nothing
        }
        reader.readGroups((seq, row) -> {});
        return new ByteArrayInputStream(reader.isWhole() ? bytes : Arrays.copyOf(bytes, reader.validLength()));
    }

    private static final class NotCut extends WrappedDisk.WrappedFile {
        NotCut(DiskFile file) {
            super(file);
        }

        @Override
        public void truncate(long length) {
            // forgotten
        }
    }

    private static final class CutUnforced extends WrappedDisk.WrappedFile {
        private boolean justCut;

        CutUnforced(DiskFile file) {
            super(file);
        }

        @Override
        public void truncate(long length) throws IOException {
            super.truncate(length);
            justCut = true;
        }

        @Override
        public void fsync() throws IOException {
            if (!justCut) {
                super.fsync();
            }
            justCut = false;
        }
    }
}
