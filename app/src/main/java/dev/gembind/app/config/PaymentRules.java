package dev.gembind.app.config;

import dev.gembind.adapters.json.CatalogueJson;
import dev.gembind.adapters.json.DocumentException;
import dev.gembind.core.Secret;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.webhooks.TimestampWindow;
import dev.gembind.core.webhooks.WebhookSchemes;
import dev.gembind.core.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the keys of payments must be beyond their form: secrets that are keys, and a catalogue that can be read. */
final class PaymentRules {
    private static final TimestampWindow ANY = TimestampWindow.usual(InstantSource.fixed(Instant.EPOCH));

    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    private PaymentRules(Values values) {
        this.values = values;
    }

    /** Returns everything that is wrong with the values. */
    static List<Problem> broken(Values values) {
        PaymentRules rules = new PaymentRules(values);
        rules.checkSecrets(ServiceKeys.PAYMENT_WEBHOOK_SECRETS, WebhookSchemes::standard);
        rules.checkSecrets(ServiceKeys.STRIPE_WEBHOOK_SECRETS, WebhookSchemes::stripe);
        rules.checkStripeKey();
        rules.checkCatalogue();
        return rules.problems;
    }

    /** Returns the catalogue of values that were checked: the configured one, or the one that ships. */
    static Catalogue catalogue(Values values) {
        Optional<Path> file = values.find(ServiceKeys.CATALOGUE_FILE);
        if (file.isEmpty()) {
            return CatalogueJson.shipped();
        }
        try {
            return read(file.get());
        } catch (IOException e) {
            throw new IllegalStateException(file.get() + " could be read a moment ago", e);
        }
    }

    private void checkSecrets(
            Key<List<Secret>> key, BiFunction<List<Secret>, TimestampWindow, WebhookVerifier> scheme) {
        try {
            var unused = values.find(key).map(secrets -> scheme.apply(secrets, ANY));
        } catch (IllegalArgumentException e) {
            String fix = "Set it to the secrets as they were given out, up to eight, separated by commas.";
            problems.add(new Problem(key.name(), "cannot be used: " + e.getMessage(), fix));
        }
    }

    /** The key goes into a header. */
    private void checkStripeKey() {
        boolean sendable = values.find(ServiceKeys.STRIPE_SECRET_KEY)
                .map(Secret::reveal)
                .filter(key -> !key.chars().allMatch(c -> c > ' ' && c <= '~'))
                .isEmpty();
        if (!sendable) {
            String fix = "Set it to the secret key as Stripe shows it; it has no spaces.";
            problems.add(new Problem(ServiceKeys.STRIPE_SECRET_KEY.name(), "cannot be used", fix));
        }
    }

    private void checkCatalogue() {
        try {
            Optional<Path> file = values.find(ServiceKeys.CATALOGUE_FILE);
            if (file.isPresent()) {
                read(file.get());
            }
        } catch (IOException e) {
            add("names a file that cannot be read", "Check that the file exists and may be read.");
        } catch (DocumentException e) {
            e.problems().forEach(problem -> add("has a mistake: " + problem, "Mend the file; see docs/payments.md."));
        }
    }

    private static Catalogue read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CatalogueJson.read(in.readNBytes(CatalogueJson.MAX_BYTES + 1));
        }
    }

    private void add(String message, String fix) {
        problems.add(new Problem(ServiceKeys.CATALOGUE_FILE.name(), message, fix));
    }
}
