package dev.gembind.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script builds when it must and runs what was asked for. Maven is a script here that counts how often it was called. */
@Tag("B-16")
class StartScriptTest {
    private static final Path SCRIPT = Path.of("../start.sh");

    @TempDir
    Path root;

    @BeforeEach
    void makeATreeThatCanBeBuilt() throws IOException {
        Files.copy(SCRIPT, root.resolve("start.sh"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("app/src/main"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("app/pom.xml"), "<project/>");
        Files.writeString(root.resolve("app/src/main/Source.java"), "class Source {}");
        writeJar(root.resolve("prepared.jar"));
        maven("cp prepared.jar app/target/gembind.jar");
    }

    @Test
    void theFirstStartBuildsAndRunsTheCommand() throws Exception {
        Ended ended = start("version", "--json", "two words");

        assertThat(ended.output()).contains("ran with version --json two words");
        assertThat(ended.code()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLaterStartDoesNotBuildAgain() throws Exception {
        start("version");

        Ended ended = start("version");

        assertThat(ended.output()).isEqualTo("ran with version\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        start("version");
        Files.writeString(root.resolve("app/src/main/Source.java"), "class Source { int changed; }");

        start("version");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void withoutACommandItChoosesByItself() throws Exception {
        assertThat(start().output()).contains("ran with start\n");
    }

    @Test
    void theExitCodeOfTheProgramIsTheScripts() throws Exception {
        assertThat(start("exit", "6").code()).isEqualTo(6);
    }

    @Test
    void aBuildThatFailsIsToldAndNothingRuns() throws Exception {
        maven("echo it does not compile; exit 1");

        Ended ended = start("version");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("it does not compile", "app/target/build.log")
                .doesNotContain("ran with");
    }

    private record Ended(int code, String output) {}

    private Ended start(String... args) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("start.sh").toString()));
        command.addAll(List.of(args));
        Path output = root.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_OPTS");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private void maven(String whatItDoes) throws IOException {
        Path script = root.resolve("mvnw");
        Files.writeString(script, "#!/usr/bin/env bash\necho built >>builds\n" + whatItDoes + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    private static void writeJar(Path jar) throws IOException {
        String name = ArgumentsTold.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ArgumentsTold.class.getName());
        try (InputStream code = ArgumentsTold.class.getClassLoader().getResourceAsStream(name);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(name));
            assertThat(code).isNotNull();
            code.transferTo(out);
        }
    }
}
