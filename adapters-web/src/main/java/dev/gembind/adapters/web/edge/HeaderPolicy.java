package dev.gembind.adapters.web.edge;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/**
 * The headers every answer carries, errors included. Nothing may run, load, frame or be sent anywhere unless the policy
 * names it: style sheets and scripts need the answer's nonce, pictures come from this site, and forms go to this site.
 * Browsers also hold a form to the policy when its answer redirects, so the platforms people sign in at are named too.
 */
public final class HeaderPolicy {
    private static final String YEARS = "max-age=63072000";
    private static final String FEATURES =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    private final boolean secure;
    private final boolean sandbox;
    private final String formTargets;

    /**
     * @param site tells whether people use https
     * @param formTargets origins a form may be redirected to
     * @param sandbox whether every answer is marked as play
     */
    public HeaderPolicy(Site site, List<URI> formTargets, boolean sandbox) {
        this.secure = site.isSecure();
        this.sandbox = sandbox;
        this.formTargets = formTargets.stream()
                .map(uri -> " " + uri.getScheme() + "://" + uri.getRawAuthority())
                .collect(Collectors.joining());
    }

    void apply(HttpFields.Mutable headers, RequestInfo info) {
        headers.put("X-Request-Id", info.id());
        headers.put("Content-Security-Policy", contentPolicy(info.nonce()));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", FEATURES);
        headers.put("Cache-Control", "no-store");
        if (secure) {
            headers.put("Strict-Transport-Security", YEARS);
        }
        if (sandbox) {
            headers.put("X-Gembind-Sandbox", "1");
        }
    }

    private String contentPolicy(String nonce) {
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                + "'; img-src 'self' data:; connect-src 'self'; form-action 'self'" + formTargets
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
