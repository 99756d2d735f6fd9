package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The build refuses what the compiler and its checkers warn of, in every module. */
class BuildRulesTest {
    private final Repository repository = Repository.find();

    @Tag("A-30")
    @Test
    void everyWarningFailsTheBuild() throws IOException {
        String parent = Files.readString(repository.root().resolve("pom.xml"));

        assertThat(parent)
                .contains("<failOnWarning>true</failOnWarning>", "-Xlint:all", "-Xplugin:ErrorProne")
                .doesNotContain("<failOnWarning>false");
    }

    @Tag("A-37")
    @Test
    void nullsAreCheckedByTheCompiler() throws IOException {
        String parent = Files.readString(repository.root().resolve("pom.xml"));

        assertThat(parent).contains("-Xep:NullAway:ERROR", "NullAway:OnlyNullMarked=true");
    }

    @Tag("A-30")
    @Test
    void noModuleHasCompilerSettingsOfItsOwn() throws IOException {
        for (Path module : repository.modules()) {
            assertThat(Files.readString(module.resolve("pom.xml")))
                    .as(module.getFileName().toString())
                    .doesNotContain("maven-compiler-plugin", "failOnWarning", "compilerArg");
        }
    }

    @Test
    void everyModuleOfTheBuildIsKnown() throws IOException {
        String parent = Files.readString(repository.root().resolve("pom.xml"));

        assertThat(repository.modules())
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(module -> assertThat(parent).contains("<module>" + module.getFileName() + "</module>"));
    }
}
