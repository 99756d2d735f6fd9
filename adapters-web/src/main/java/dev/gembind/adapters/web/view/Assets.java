package dev.gembind.adapters.web.view;

import com.google.common.hash.Hashing;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The files pages refer to. Their addresses hold a digest of their content, so browsers may keep them for ever and get
 * new ones at once after an update.
 */
public final class Assets implements RouteGroup {
    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final int DIGEST_CHARS = 12;

    private final byte[] style = load("gembind.css");
    private final byte[] script = load("follow.js");
    private final byte[] icon = load("icon.svg");

    /** Returns the address of the style sheet. */
    public String stylesheet() {
        return "/assets/" + digest(style) + "/gembind.css";
    }

    /** Returns the address of the script that keeps a waiting page up to date. */
    public String follower() {
        return "/assets/" + digest(script) + "/follow.js";
    }

    @Override
    public void register(Routes routes) {
        routes.get(stylesheet(), context -> send(context, "text/css; charset=utf-8", style));
        routes.get(follower(), context -> send(context, "text/javascript; charset=utf-8", script));
        routes.get("/assets/icon.svg", context -> send(context, "image/svg+xml; charset=utf-8", icon));
        routes.get(
                "/robots.txt",
                context -> context.contentType("text/plain; charset=utf-8").result("User-agent: *\nDisallow: /\n"));
    }

    private static void send(Context context, String type, byte[] content) {
        context.header("Cache-Control", KEEP).contentType(type).result(content);
    }

    private static String digest(byte[] content) {
        return Hashing.sha256().hashBytes(content).toString().substring(0, DIGEST_CHARS);
    }

    private static byte[] load(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the file " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the file " + name + " of this build", e);
        }
    }
}
