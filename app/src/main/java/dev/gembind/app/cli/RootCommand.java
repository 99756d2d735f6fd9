package dev.gembind.app.cli;

import dev.gembind.app.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: says which commands there are. */
@Command(
        name = "gembind",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.VersionText.class,
        description = "Binds Discord and Telegram accounts to one user.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   1 failed   2 usage   3 configuration or port",
            "  4 platform unreachable   5 data damaged   6 data folder in use",
            "",
            "Examples:",
            "  gembind sandbox",
            "  gembind serve",
            "  gembind config template > gembind.env",
            "  gembind config check",
            "  gembind apikey create --name shop --scopes users:read,bindings:read --json"
        })
final class RootCommand implements Runnable {
    private final Surroundings surroundings;

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(surroundings.out());
        }
    }

    /** Answers {@code --version}. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gembind " + Version.text()};
        }
    }
}
