package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does so many steps, and then none any more, as if the process had ended; even cleaning up. */
final class StoppingDisk implements ArchiveDisk {
    private final ArchiveDisk real = new RealArchiveDisk();
    private final List<String> done = new ArrayList<>();
    private int left;

    StoppingDisk(int steps) {
        this.left = steps;
    }

    /** What ends the process in a test. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Returns what was done, in order: the step and the last name it is about. */
    List<String> done() {
        return done;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step("makeFolder", folder);
        real.makeFolder(folder);
    }

    @Override
    public void link(Path from, Path to) throws IOException {
        step("link", to);
        real.link(from, to);
    }

    @Override
    public void copy(Path from, Path to, long length) throws IOException {
        step("copy", to);
        real.copy(from, to, length);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        step("write", file);
        real.write(file, bytes);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", to);
        real.rename(from, to);
    }

    @Override
    public void force(Path folder) throws IOException {
        step("force", folder);
        real.force(folder);
    }

    @Override
    public void delete(Path path) throws IOException {
        step("delete", path);
        real.delete(path);
    }

    private void step(String step, Path path) {
        if (left <= 0) {
            throw new Stop();
        }
        left--;
        done.add(step + ' ' + path.getFileName());
    }
}
