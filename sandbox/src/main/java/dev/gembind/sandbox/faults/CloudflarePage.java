package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.Answer;
import java.util.Map;

/** The HTML that a content network puts in front of a platform's own answers when something is wrong. */
public final class CloudflarePage {
    private static final int BAD_GATEWAY = 502;
    private static final int FORBIDDEN = 403;
    private static final String TYPE = "text/html; charset=UTF-8";
    private static final Map<String, String> HEADERS =
            Map.of("Server", "cloudflare", "CF-RAY", "8f00sandbox0000-FRA", "Cache-Control", "no-store");

    private CloudflarePage() {}

    /** Returns a 502 page. */
    public static Answer badGateway() {
        return new Answer(BAD_GATEWAY, TYPE, page("502: Bad gateway", "The host did not answer in time."), HEADERS);
    }

    /** Returns a 403 page, as clients without a proper User-Agent get it. */
    public static Answer blocked() {
        return new Answer(FORBIDDEN, TYPE, page("Access denied", "Error 1010: the client was blocked."), HEADERS);
    }

    private static String page(String title, String reason) {
        return """
                <!DOCTYPE html>
                <html lang="en-US"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="robots" content="noindex, nofollow"></head>
                <body><div id="cf-wrapper"><h1>%1$s</h1><p>%2$s</p><p>SANDBOX &middot; Ray ID: 8f00sandbox0000</p></div></body></html>
                """.formatted(title, reason);
    }
}
