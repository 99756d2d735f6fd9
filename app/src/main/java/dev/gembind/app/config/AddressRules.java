package dev.gembind.app.config;

import dev.gembind.core.Platform;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that public addresses lead back to this site, and that production is safe to be public. */
final class AddressRules {
    private static final List<Key<URI>> PUBLIC =
            List.of(SiteKeys.BASE_URL, PlatformKeys.DISCORD_REDIRECT_URI, PlatformKeys.TWITTER_REDIRECT_URI);
    private static final List<Key<URI>> SERVICES = List.of(
            PlatformKeys.DISCORD_API_BASE,
            PlatformKeys.TELEGRAM_API_BASE,
            PlatformKeys.TELEGRAM_LOGIN_ISSUER,
            PlatformKeys.TWITTER_AUTHORIZE_BASE,
            PlatformKeys.TWITTER_API_BASE,
            ServiceKeys.STRIPE_API_BASE,
            ServiceKeys.CHAT_API_BASE,
            ServiceKeys.MODERATION_API_BASE,
            ServiceKeys.REPLICATE_API_BASE,
            ServiceKeys.ELEVENLABS_API_BASE,
            ServiceKeys.WAVESPEED_API_BASE);

    // Bot API, "setWebhook"; -1 is the usual port
    private static final Set<Integer> TELEGRAM_PORTS = Set.of(-1, 443, 80, 88, 8443);

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    private AddressRules(Values values) {
        this.values = values;
    }

    static List<Problem> broken(Values values) {
        AddressRules rules = new AddressRules(values);
        rules.checkRedirect(PlatformKeys.DISCORD_REDIRECT_URI, Platform.DISCORD);
        rules.checkRedirect(PlatformKeys.TWITTER_REDIRECT_URI, Platform.TWITTER);
        boolean production = values.find(SiteKeys.ENVIRONMENT)
                .filter(environment -> environment == Environment.PRODUCTION)
                .isPresent();
        if (production) {
            rules.checkProduction();
        }
        return rules.problems;
    }

    /** Finds where people reach the site; empty when only the running server will know. */
    static Optional<URI> site(Values values) {
        if (values.isSet(SiteKeys.BASE_URL)) {
            return values.find(SiteKeys.BASE_URL);
        }
        return values.find(SiteKeys.PORT).filter(port -> port != 0).map(port -> URI.create("http://localhost:" + port));
    }

    /** Finds why Telegram would not send updates to the site. A Bot API server on this machine sends anywhere near. */
    static List<Problem> unreachableForTelegram(Values values) {
        boolean isNear = values.find(PlatformKeys.TELEGRAM_API_BASE)
                .filter(WebForms::isLoopback)
                .isPresent();
        AddressRules rules = new AddressRules(values);
        site(values).ifPresent(site -> rules.checkWebhook(site, isNear));
        return rules.problems;
    }

    private void checkWebhook(URI site, boolean isNear) {
        boolean fits = isNear
                ? WebForms.isSafeForSecrets(site)
                : isHttps(site) && !WebForms.isLoopback(site) && TELEGRAM_PORTS.contains(site.getPort());
        if (!fits) {
            add(
                    SiteKeys.BASE_URL,
                    "is " + site + ", where Telegram sends no updates, but TELEGRAM_MODE is webhook",
                    "Set it to the site's public https address, on port 443, 80, 88 or 8443; or set TELEGRAM_MODE to"
                            + " polling.");
        }
    }

    private void checkRedirect(Key<URI> key, Platform platform) {
        String path = PlatformKeys.callbackPath(platform);
        Optional<URI> site = site(values);
        values.find(key).ifPresent(redirect -> {
            boolean fits = path.equals(redirect.getRawPath())
                    && redirect.getRawQuery() == null
                    && site.map(base -> isSameOrigin(base, redirect)).orElse(true);
            if (!fits) {
                String wanted = site.map(AddressRules::origin).orElse("BASE_URL") + path;
                add(
                        key,
                        "is " + redirect + ", which does not lead back to this site",
                        "Set it to " + wanted + " (BASE_URL with " + path + "), and register that with "
                                + platform.title() + ".");
            }
        });
    }

    private void checkProduction() {
        PUBLIC.forEach(key -> values.find(key).ifPresent(uri -> checkPublic(key, uri)));
        SERVICES.forEach(key -> values.find(key).ifPresent(uri -> checkService(key, uri)));
        if (!values.isSet(SiteKeys.SECRET_KEY)) {
            add(
                    SiteKeys.SECRET_KEY,
                    "is missing",
                    "Set it to " + SiteKeys.SECRET_KEY.form().words() + ", or name a file with SECRET_KEY_FILE.");
        }
    }

    private void checkPublic(Key<URI> key, URI uri) {
        if (!isHttps(uri)) {
            add(key, "is " + uri + ", but GEMBIND_ENV is production", "Set it to an https address.");
        } else if (WebForms.isLoopback(uri)) {
            add(key, "is " + uri + ", which only this machine can reach", "Set it to the site's public address.");
        }
    }

    // a Bot API server or a model on the same machine needs no https: nothing leaves it
    private void checkService(Key<URI> key, URI uri) {
        if (!WebForms.isSafeForSecrets(uri)) {
            add(key, "is " + uri + ", where secrets would be sent in the clear", "Set it to an https address.");
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    private void add(Key<?> key, String message, String fix) {
        problems.add(new Problem(key.name(), message, fix));
    }
}
