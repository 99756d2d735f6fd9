package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Disks on which the engine seems to have forgotten a force, or trusts one it must not trust. */
final class ForceMutants {
    private ForceMutants() {}

    /** Forgets to force files whose name (while they are written) matches. */
    static Disk filesUnforced(Disk disk, Predicate<String> forgotten) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                DiskFile file = super.create(name);
                return forgotten.test(name) ? new Unforced(file) : file;
            }
        };
    }

    /** Forces a journal when it is made, but no commit after that: acknowledges too early. */
    static Disk commitsUnforced(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                DiskFile file = super.create(name);
                return name.startsWith("journal-") ? new ForcedOnce(file) : file;
            }
        };
    }

    /** Calls a force again after it failed, and believes the second answer. */
    static Disk forceRetried(Disk disk) {
        return new WrappedDisk(disk) {
            @Override
            public DiskFile create(String name) throws IOException {
                return new Retrying(super.create(name));
            }
        };
    }

    /** Forgets to force the folder after an operation and name that match. */
    static Disk folderUnforced(Disk disk, BiPredicate<String, String> forgotten) {
        return new WrappedDisk(disk) {
            private String operation = "";
            private String last = "";

            @Override
            public DiskFile create(String name) throws IOException {
                note("create", name);
                return super.create(name);
            }

            @Override
            public void rename(String from, String to) throws IOException {
                super.rename(from, to);
                note("rename", to);
            }

            @Override
            public void delete(String name) throws IOException {
                super.delete(name);
                note("delete", name);
            }

            @Override
            public void fsyncDir() throws IOException {
                if (!forgotten.test(operation, last)) {
                    super.fsyncDir();
                }
            }

            private void note(String what, String name) {
                operation = what;
                last = name;
            }
        };
    }

    private static final class Unforced extends WrappedDisk.WrappedFile {
        Unforced(DiskFile file) {
            super(file);
        }

        @Override
        public void fsync() {
            // forgotten
        }
    }

    private static final class ForcedOnce extends WrappedDisk.WrappedFile {
        private boolean forced;

        ForcedOnce(DiskFile file) {
            super(file);
        }

        @Override
        public void fsync() throws IOException {
            if (!forced) {
                forced = true;
                super.fsync();
            }
        }
    }

    private static final class Retrying extends WrappedDisk.WrappedFile {
        Retrying(DiskFile file) {
            super(file);
        }

        @Override
        public void fsync() throws IOException {
            try {
                super.fsync();
            } catch (IOException e) {
                super.fsync();
            }
        }
    }
}
