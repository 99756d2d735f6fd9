package dev.gembind.sandbox.discord;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The decision of a person: turns a checked request into the address the browser goes back to. */
final class Consent {
    private final AuthorizeCheck check;
    private final Grants grants;

    Consent(AuthorizeCheck check, Grants grants) {
        this.check = check;
        this.grants = grants;
    }

    AuthorizeCheck.Verdict check(AuthorizeRequest request) {
        return check.check(request);
    }

    boolean given(DiscordUser user, AuthorizeRequest request) {
        return grants.consented(user.id(), request.scopes());
    }

    URI approve(AuthorizeRequest request, DiscordUser user) {
        return back(request, Map.of("code", grants.issueCode(user, request)));
    }

    URI deny(AuthorizeRequest request) {
        return sendBack(
                request,
                new AuthorizeCheck.SentBack(
                        "access_denied", "The resource owner or authorization server denied the request"));
    }

    URI sendBack(AuthorizeRequest request, AuthorizeCheck.SentBack verdict) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", verdict.error());
        answer.put("error_description", verdict.description());
        return back(request, answer);
    }

    private static URI back(AuthorizeRequest request, Map<String, String> answer) {
        Map<String, String> all = new LinkedHashMap<>(answer);
        String state = request.state();
        if (state != null) {
            all.put("state", state);
        }
        String target = request.text("redirect_uri");
        StringBuilder out = new StringBuilder(target);
        char separator = target.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> entry : all.entrySet()) {
            out.append(separator).append(entry.getKey()).append('=');
            out.append(URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return URI.create(out.toString());
    }

    /** Reads the request a product wrote into an authorize address. */
    static AuthorizeRequest parse(URI authorize) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = authorize.getRawQuery() == null ? "" : authorize.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new AuthorizeRequest(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
