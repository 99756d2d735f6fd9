package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.adapters.web.view.Frames;
import dev.gembind.adapters.web.view.Templates;
import dev.gembind.core.Platform;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows pages inside their frame, or sends the browser on to one. Thread-safe. */
public final class Screen {
    private static final String HTML = "text/html; charset=utf-8";

    private final Templates templates;
    private final Frames frames;

    /**
     * @param templates renders pages
     * @param frames makes what surrounds them
     */
    public Screen(Templates templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    /** Shows a page that stays as it is. */
    void show(Visit visit, String template, Map<String, ?> values) {
        show(visit, template, values, Duration.ZERO);
    }

    /** Shows a page that loads itself again, or does not if the time is zero. */
    void show(Visit visit, String template, Map<String, ?> values, Duration again) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frames.refreshing(visit.info(), visit.signedIn(), Math.toIntExact(again.toSeconds())));
        visit.context().contentType(HTML).result(templates.render("pages/" + template, all));
    }

    void show(Visit visit, Notice notice) {
        visit.context().status(notice.status());
        Duration wait = notice.retryAfter();
        if (wait != null) {
            visit.context().header("Retry-After", Long.toString(Waiting.seconds(wait)));
        }
        show(visit, "notice.jte", Map.of("notice", notice));
    }

    /** Sends the browser to a page after a change, so that reloading repeats nothing. */
    void go(Visit visit, String path) {
        visit.context().redirect(path, HttpStatus.SEE_OTHER);
    }

    /** Sends the browser to a page that says something once. */
    void go(Visit visit, String path, Note note) {
        visit.leave(note);
        go(visit, path);
    }

    /** Sends the browser to a page that says something about a platform once. */
    void go(Visit visit, String path, Note note, Platform platform) {
        visit.leave(note, platform);
        go(visit, path);
    }
}
