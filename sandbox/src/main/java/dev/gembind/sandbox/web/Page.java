package dev.gembind.sandbox.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The frame of every page: language, style sheet, the SANDBOX mark and a policy that lets nothing foreign in. */
public final class Page {
    private static final int OK = 200;
    private static final String STYLE = asset("sandbox.css");
    private static final String SCRIPT = asset("live.js");
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    private Page() {}

    /** Wraps the content of a page; the class names the look of the body. */
    public static Answer of(int status, String title, String look, Markup content) {
        return secured(Answer.html(status, Markup.of("""
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>{} · Sandbox</title>
                        <link rel="icon" href="data:,">
                        <link rel="stylesheet" href="/sandbox.css"></head>
                        <body class="{}">
                        <p class="mark"><strong>SANDBOX</strong> <span>Simulated on this machine. Nothing here is real.</span></p>
                        {}
                        </body></html>
                        """, title, look, content)));
    }

    /** Wraps the content of a page shown inside another one. */
    public static Answer inner(String title, String look, Markup content) {
        return secured(Answer.html(OK, Markup.of("""
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="utf-8">
                        <meta name="color-scheme" content="light dark">
                        <title>{} · Sandbox</title>
                        <noscript><meta http-equiv="refresh" content="2"></noscript>
                        <link rel="stylesheet" href="/sandbox.css">
                        <script src="/live.js" defer></script></head>
                        <body class="{}">{}</body></html>
                        """, title, look, content)));
    }

    private static Answer secured(Answer page) {
        return page.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }

    /** Allows the forms of a page to end at another site too, as an authorize page's must. */
    public static Answer allowForms(Answer page, String origin) {
        return page.with("Content-Security-Policy", POLICY + " " + origin);
    }

    /** Returns the style sheet. */
    public static Answer style() {
        return new Answer(OK, "text/css; charset=utf-8", STYLE, Map.of("Cache-Control", "no-cache"));
    }

    /** Returns the script that keeps a chat fresh; every page works without it. */
    public static Answer script() {
        return new Answer(OK, "text/javascript; charset=utf-8", SCRIPT, Map.of("Cache-Control", "no-cache"));
    }

    private static String asset(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
