package dev.gembind.testkit.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server's programs for the machine at hand, once in a process. */
final class PostgresFiles {
    private final OrdinaryUser user;
    private final Path home;
    private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();

    private PostgresFiles(OrdinaryUser user, Path home) {
        this.user = user;
        this.home = home;
    }

    /** Returns the programs, unpacked when they are asked for first. */
    static PostgresFiles shared() {
        return Shared.FILES;
    }

    /** Returns a program with what goes before it, so that it runs as the ordinary user. */
    Stream<String> program(String name) {
        return Stream.concat(
                user.prefix().stream(),
                Stream.of(home.resolve("pg").resolve("bin").resolve(name).toString()));
    }

    /** Makes an empty folder that belongs to the ordinary user. */
    Path newFolder(String prefix) throws IOException {
        return user.own(Files.createTempDirectory(home, prefix));
    }

    OrdinaryUser user() {
        return user;
    }

    /** Has something done before the programs are deleted. */
    void atExit(Runnable ending) {
        endings.add(ending);
    }

    private void end() {
        endings.forEach(Runnable::run);
        Folders.delete(home);
    }

    private static PostgresFiles unpack() {
        OrdinaryUser user = OrdinaryUser.find();
        try {
            Path home = user.own(Files.createTempDirectory(user.folder(), "gembind-postgres-"));
            PostgresFiles files = new PostgresFiles(user, home);
            Runtime.getRuntime().addShutdownHook(new Thread(files::end, "gembind-postgres-end"));
            unpack(archive(), Files.createDirectory(home.resolve("pg")));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL binaries cannot be unpacked", e);
        }
    }

    private static String archive() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> throw new IllegalStateException("there are no PostgreSQL binaries for " + arch);
        };
    }

    private static void unpack(String archive, Path to) throws IOException {
        InputStream packed = PostgresFiles.class.getClassLoader().getResourceAsStream(archive);
        if (packed == null) {
            throw new IllegalStateException(archive + " is not on the class path");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, to.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }

    /** Made when it is used first, and then for as long as the process lives. */
    private static final class Shared {
        static final PostgresFiles FILES = unpack();

        private Shared() {}
    }
}
