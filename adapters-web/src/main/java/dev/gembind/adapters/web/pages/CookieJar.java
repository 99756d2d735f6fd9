package dev.gembind.adapters.web.pages;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The cookies of one request and its answer. None can be read by scripts, sent along by other sites' forms, or set for
 * a neighbouring host: over https their names begin with {@code __Host-} (RFC 6265bis, section 4.1.3.2). A site under
 * development has no https, so there the names are plain.
 */
final class CookieJar {
    private static final String PREFIX = "__Host-";
    private static final String GONE = "; Max-Age=0";

    private final Context context;
    private final boolean secure;

    CookieJar(Context context, boolean secure) {
        this.context = context;
        this.secure = secure;
    }

    /** Finds the value the browser sent. */
    Optional<String> find(String name) {
        return Optional.ofNullable(context.cookieMap().get(fullName(name)));
    }

    /** Returns the names of all cookies sent whose name begins so. */
    List<String> names(String beginning) {
        String full = fullName(beginning);
        return context.cookieMap().keySet().stream()
                .filter(name -> name.startsWith(full))
                .map(name -> name.substring(full.length() - beginning.length()))
                .toList();
    }

    /**
     * Has the browser keep a value.
     *
     * @param value made of characters a cookie may hold (RFC 6265, section 4.1.1), never a person's text
     */
    void set(String name, String value, Duration life) {
        write(fullName(name) + "=" + value + "; Max-Age=" + Math.max(1, life.toSeconds()));
    }

    /** Has the browser forget a value. */
    void remove(String name) {
        write(fullName(name) + "=" + GONE);
    }

    // Lax and not Strict: on the way back from a platform the browser follows another site's link
    private void write(String cookie) {
        context.res().addHeader("Set-Cookie", cookie + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
    }

    private String fullName(String name) {
        return secure ? PREFIX + name : name;
    }
}
