package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-36")
class KeysTest {
    @TempDir
    private Path folder;

    @Test
    void everyDefaultHasTheFormOfItsKey() {
        assertThat(AllKeys.all())
                .filteredOn(key -> key.fallback() != null)
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(key.form().read(key.fallback()))
                        .as(key.name())
                        .isPresent());
    }

    @Test
    void noNameIsUsedTwice() {
        assertThat(AllKeys.all()).extracting(Key::name).doesNotHaveDuplicates();
    }

    @Test
    void everyFormCanBeReadAfterSetItTo() {
        assertThat(AllKeys.all()).allSatisfy(key -> {
            assertThat(key.form().words()).as(key.name()).isNotBlank().doesNotEndWith(".");
            assertThat(key.meaning()).as(key.name()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void noFeatureIsOnByDefault() {
        Values nothing = new Values(Map.of());

        assertThat(Feature.all()).noneMatch(feature -> feature.isOn(nothing) || feature.isTouched(nothing));
    }

    @Test
    void theTemplateWithAllLinesOnHasTheDefaults() throws Exception {
        Path file = folder.resolve("gembind.env");
        Files.writeString(
                file,
                ConfigTemplate.text()
                        .lines()
                        .map(line -> line.startsWith("#") && !line.startsWith("# ") ? line.substring(1) : line)
                        .reduce("", (a, b) -> a + "\n" + b));

        Configuration read = Configuration.read(new ConfigSources(Map.of(), Map.of(), file, true));

        assertThat(read.problems()).isEmpty();
        assertThat(read.config()).isEqualTo(new ConfigWorld(folder.resolve("empty")).config());
        assertThat(ConfigTemplate.text()).contains("#PORT=8080", "#SECRET_KEY=\n");
    }
}
