package dev.gembind.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;

/** The only place calls may go to. */
final class HttpBase {
    private static final List<String> PRIVATE_SUFFIXES =
            List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa");

    private final HttpUrl url;

    HttpBase(URI base) {
        this.url = HttpUrl.get(base.toString());
    }

    static boolean isOrigin(URI address) {
        String path = address.getRawPath();
        return hasHost(address) && !hasExtras(address) && (path == null || path.isEmpty() || path.equals("/"));
    }

    private static boolean hasHost(URI address) {
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        return http && address.getHost() != null;
    }

    private static boolean hasExtras(URI address) {
        return address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null;
    }

    static void requireValid(URI base) {
        if (!hasHost(base)) {
            throw new IllegalArgumentException("base must be an http or https address with a host");
        }
        if (hasExtras(base)) {
            throw new IllegalArgumentException("base must have no user name, query or fragment");
        }
        if (!isPlain(base.getRawPath())) {
            throw new IllegalArgumentException("base must have a plain path, but has " + base.getRawPath());
        }
        // OkHttp is stricter than java.net.URI about hosts
        HttpUrl.get(base.toString());
    }

    /** Returns base plus path; the path was checked by {@link HttpCall}, so nothing in it can leave the prefix. */
    HttpUrl resolve(String path, Map<String, String> query) {
        String prefix = url.encodedPath();
        String trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        HttpUrl.Builder out = url.newBuilder().encodedPath(trimmed + path);
        query.forEach(out::addQueryParameter);
        return out.build();
    }

    /** Says whether the operator named a private network, so that its addresses are meant. */
    boolean isPrivate() {
        String host = url.host().toLowerCase(Locale.ROOT);
        if (isLiteral(host)) {
            return isPrivateLiteral(host);
        }
        return host.indexOf('.') < 0 || PRIVATE_SUFFIXES.stream().anyMatch(host::endsWith);
    }

    /** Says whether the path has no query, escape, backslash, empty or dot segment. */
    static boolean isPlain(String path) {
        if (!path.chars().allMatch(c -> c > ' ' && c <= '~' && "?#%\\".indexOf(c) < 0) || path.contains("//")) {
            return false;
        }
        return List.of(path.split("/", -1)).stream().noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    private static boolean isPrivateLiteral(String host) {
        try {
            // a literal address: nothing is looked up
            return PrivateAddresses.contain(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            // digits and dots that are no address; the call itself will say so
            return false;
        }
    }
}
