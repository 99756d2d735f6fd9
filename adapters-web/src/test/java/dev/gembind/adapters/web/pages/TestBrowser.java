package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A browser as far as these pages need one: it keeps cookies, and names the page a form was sent from. */
final class TestBrowser {
    private final PagesWorld world;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    TestBrowser(PagesWorld world) {
        this.world = world;
    }

    /** Sends this header line with each request. */
    TestBrowser always(String line) {
        lines.add(line);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Reply get(String path, String... more) {
        return call("GET", path, "", more);
    }

    Reply post(String path, String... fields) {
        return call(
                "POST",
                path,
                String.join("&", fields),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded");
    }

    Reply call(String method, String path, String body, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(lines);
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            all.add("Cookie: " + String.join("; ", pairs));
        }
        Reply reply = Wire.call(world.port(), method, path, body, all.toArray(String[]::new));
        reply.headers().getOrDefault("set-cookie", List.of()).forEach(this::keep);
        return reply;
    }

    private void keep(String setCookie) {
        String pair = setCookie.substring(0, setCookie.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0;")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    /** Goes to the place a redirect names. */
    Reply follow(Reply redirect) {
        if (redirect.status() != 303) {
            throw new AssertionError("not a redirect but " + redirect.status() + ": " + redirect.body());
        }
        return get(redirect.header("Location"));
    }

    /** Starts at Discord and returns the state it was given. */
    String startDiscord(String mode) {
        return stateOf(post("/auth/discord/start", "mode=" + mode));
    }

    static String stateOf(Reply redirect) {
        String query = URI.create(redirect.header("Location")).getQuery();
        return query.substring("state=".length());
    }

    Reply comeBack(String state, String code) {
        return get("/auth/discord/callback?state=" + state + "&code=" + code);
    }

    Reply signInWithDiscord(String code) {
        return comeBack(startDiscord("signin"), code);
    }

    /** Proves a Discord account, and returns the path of the page to confirm it on. */
    String proveDiscord(String code) {
        return comeBack(startDiscord("bind"), code).header("Location");
    }

    /** Starts at Telegram and returns the typed code that the page shows. */
    String codeForTelegram(String mode) {
        Reply page = follow(post("/auth/telegram/start", "mode=" + mode));
        String before = "<p class=\"code\" translate=\"no\">";
        int at = page.body().indexOf(before);
        if (at < 0) {
            throw new AssertionError("no code on the page: " + page.body());
        }
        int start = at + before.length();
        return page.body().substring(start, start + "XXXX-XXXX".length());
    }
}
