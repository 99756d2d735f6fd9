package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-07")
class PaymentConfigTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder;

    private ConfigWorld world;

    @BeforeEach
    void make() {
        world = new ConfigWorld(folder);
    }

    @Test
    void withoutAnythingTheShippedCatalogueIsSoldAndNobodyReports() {
        PaymentSettings settings = world.config().payments();

        assertThat(settings.catalogue().packages()).isNotEmpty();
        assertThat(settings.hostSecrets()).isEmpty();
        assertThat(settings.stripe()).isNull();
    }

    @Test
    void secretsMayBeSeveralAndMayComeFromAFile() {
        world.env(
                "PAYMENT_WEBHOOK_SECRETS_FILE",
                world.secretFile(SECRET + "," + SECRET, "rw-------").toString());

        assertThat(world.config().payments().hostSecrets()).hasSize(2);
    }

    @Test
    void aSecretThatIsNoKeyIsNamedWithoutBeingShown() {
        world.env("PAYMENT_WEBHOOK_SECRETS", SECRET + ",whsec_planted!");

        assertThat(world.wrongKeys()).containsExactly("PAYMENT_WEBHOOK_SECRETS");
        assertThat(world.read().problems().toString()).doesNotContain("planted", SECRET);
    }

    @Test
    void stripeNeedsItsKeyAndItsSecrets() {
        world.env("STRIPE_WEBHOOK_SECRETS", "whsec_of_the_endpoint");
        assertThat(world.wrongKeys()).containsExactly("STRIPE_SECRET_KEY");

        world.env("STRIPE_SECRET_KEY", "sk_test_12345678");
        assertThat(world.config().payments().stripe().webhookSecrets()).hasSize(1);
    }

    @Test
    void aStripeKeyThatCannotBeSentIsNamedWithoutBeingShown() {
        world.env("STRIPE_WEBHOOK_SECRETS", "whsec_of_the_endpoint");
        world.env("STRIPE_SECRET_KEY", "sk_test planted");

        assertThat(world.wrongKeys()).containsExactly("STRIPE_SECRET_KEY");
        assertThat(world.read().problems().toString()).doesNotContain("planted");
    }

    @Test
    void aCatalogueIsReadFromItsFile() throws IOException {
        catalogue("{\"version\": 9, \"packages\": []}");

        assertThat(world.config().payments().catalogue().version()).isEqualTo(9);
    }

    @Test
    void everyMistakeInACatalogueIsAProblemOfItsOwnBesideAllOthers() throws IOException {
        catalogue("{\"version\": 1.5, \"packages\": [], \"actions\": {\"message\": -1}}");
        world.env("PORT", "many");

        assertThat(world.wrongKeys()).containsExactly("GEMBIND_CATALOGUE_FILE", "GEMBIND_CATALOGUE_FILE", "PORT");
        assertThat(world.read().problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("/version", "1.5"))
                .anySatisfy(message -> assertThat(message).contains("/actions/message", "-1"));
    }

    @Test
    void aCatalogueThatIsNotThereIsAProblem() {
        world.env("GEMBIND_CATALOGUE_FILE", folder.resolve("none.json").toString());

        assertThat(world.wrongKeys()).containsExactly("GEMBIND_CATALOGUE_FILE");
    }

    private void catalogue(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("catalogue.json"), text);
        world.env("GEMBIND_CATALOGUE_FILE", file.toString());
    }
}
