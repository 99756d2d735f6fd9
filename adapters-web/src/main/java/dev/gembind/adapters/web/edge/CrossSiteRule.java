package dev.gembind.adapters.web.edge;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site makes a browser ask for. Browsers say by {@code Sec-Fetch-Site} whose page sent a
 * request; those too old for it say so by {@code Origin}. A request with neither came from no browser page and has no
 * business with a person's cookies.
 *
 * <p>Webhooks and the API are exempt: they read no cookie.
 */
public final class CrossSiteRule implements Handler {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Site site;

    /** @param site whose pages may ask for changes */
    public CrossSiteRule(Site site) {
        this.site = site;
    }

    @Override
    public void handle(Context context) {
        if (SAFE_METHODS.contains(context.req().getMethod()) || EdgePaths.isMachine(context.path())) {
            return;
        }
        if (!isOwn(context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"))) {
            throw Problem.of(
                            ProblemKind.CROSS_SITE,
                            "For your safety, changes are accepted only from this site's own pages. Go back to the"
                                    + " page and press the button there.")
                    .raise();
        }
    }

    private boolean isOwn(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite != null) {
            return OWN_SITES.contains(fetchSite);
        }
        return origin != null && host != null && site.isOwnOrigin(origin, host);
    }
}
