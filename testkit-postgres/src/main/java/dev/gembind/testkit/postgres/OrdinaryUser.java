package dev.gembind.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whoever runs the server, which refuses to run as root. An ordinary user runs it itself; root runs it as {@code nobody},
 * in a folder that user can reach.
 */
final class OrdinaryUser {
    private static final String OTHER = "nobody";
    private static final Path REACHABLE = Path.of("/tmp");

    private final boolean root;
    private final List<String> prefix;

    private OrdinaryUser(boolean root, List<String> prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    static OrdinaryUser find() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new OrdinaryUser(root, root ? becoming() : List.of());
    }

    /** Returns what goes before a command. */
    List<String> prefix() {
        return prefix;
    }

    /** Returns a folder in which the user can have folders. */
    Path folder() {
        return root ? REACHABLE : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Gives a file or folder to the user. */
    Path own(Path path) throws IOException {
        if (root) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OTHER));
        }
        return path;
    }

    private static List<String> becoming() {
        if (isInstalled("setpriv")) {
            return List.of("setpriv", "--reuid=" + OTHER, "--regid=" + 65_534, "--clear-groups", "--");
        }
        return List.of("runuser", "-u", OTHER, "--");
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
