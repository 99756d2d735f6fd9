package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;
import java.util.List;

/** Where the site is and what protects it. */
final class SiteKeys {
    private static final int MIN_SECRET_BYTES = 32;
    private static final int MAX_PORT = 65_535;
    private static final Form<Integer> PORT_FORM = Forms.number(0, MAX_PORT);
    private static final Form<Secret> KEY_FORM = Forms.secret(
            "a random text of at least " + MIN_SECRET_BYTES + " bytes, such as the output of: openssl rand -hex 32",
            MIN_SECRET_BYTES);

    static final Key<URI> BASE_URL =
            Key.of("BASE_URL", WebForms.site(), "where people reach the site").or("http://localhost:8080");
    static final Key<String> HOST =
            Key.of("HOST", WebForms.host(), "the address to listen on").or("127.0.0.1");
    static final Key<Integer> PORT = Key.of("PORT", PORT_FORM, "the port to listen on; 0 takes any free one")
            .or("8080");
    static final Key<Integer> MANAGEMENT_PORT = Key.of(
                    "GEMBIND_MANAGEMENT_PORT", PORT_FORM, "the port of health details and metrics, on 127.0.0.1 only")
            .or("9090");
    static final Key<Secret> SECRET_KEY =
            Key.of("SECRET_KEY", KEY_FORM, "the root of all keys; made by itself in development");
    static final Key<List<Secret>> SECRET_KEY_PREVIOUS = Key.of(
            "SECRET_KEY_PREVIOUS",
            Forms.list("earlier values of SECRET_KEY, separated by commas", KEY_FORM),
            "keys that are still accepted after a change, newest first");
    static final Key<Environment> ENVIRONMENT = Key.of(
                    "GEMBIND_ENV", Forms.choice(Environment.class), "production is stricter about addresses and keys")
            .or("development");
    static final Key<List<Network>> TRUSTED_PROXIES = Key.of(
            "GEMBIND_TRUSTED_PROXIES", Network.form(), "proxies whose X-Forwarded-For is believed; none unless set");
    static final Key<SignUpMode> SIGNUP = Key.of(
                    "GEMBIND_SIGNUP",
                    Forms.choice(SignUpMode.class),
                    "open: people may sign up here; handoff: only the host site makes users")
            .or("open");

    static final KeyGroup GROUP = new KeyGroup(
            "Site",
            List.of(
                    BASE_URL,
                    HOST,
                    PORT,
                    MANAGEMENT_PORT,
                    SECRET_KEY,
                    SECRET_KEY_PREVIOUS,
                    ENVIRONMENT,
                    TRUSTED_PROXIES,
                    SIGNUP));

    private SiteKeys() {}
}
