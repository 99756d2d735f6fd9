package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.Site;
import dev.gembind.core.UserId;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.access.SignInSession;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows who a browser is, and lets people in and out. Thread-safe. */
final class Door {
    private static final String SESSION = "gb_session";

    private final Site site;
    private final SessionService sessions;

    /** Answers a request for a page. */
    @FunctionalInterface
    interface Page {
        void answer(Visit visit);
    }

    /** Answers a request that only makes sense for somebody who is signed in. */
    @FunctionalInterface
    interface OwnPage {
        void answer(Visit visit, UserId user);
    }

    Door(Site site, SessionService sessions) {
        this.site = site;
        this.sessions = sessions;
    }

    Handler open(Page page) {
        return context -> {
            Optional<String> elsewhere = rightPlace(context);
            if (elsewhere.isPresent()) {
                context.redirect(elsewhere.get(), HttpStatus.SEE_OTHER);
            } else {
                page.answer(visit(context));
            }
        };
    }

    /** @param otherwise answers those who are signed out */
    Handler signedIn(OwnPage page, Page otherwise) {
        return open(visit -> {
            UserId user = visit.user();
            if (user == null) {
                otherwise.answer(visit);
            } else {
                page.answer(visit, user);
            }
        });
    }

    /** Gives the browser a new session, and ends the one it had; false if the user is gone. */
    boolean letIn(Visit visit, UserId user) {
        Optional<SessionService.Opened> opened = sessions.open(user);
        visit.cookies().find(SESSION).ifPresent(sessions::close);
        opened.ifPresentOrElse(
                made -> visit.cookies().set(SESSION, made.token().reveal(), SessionService.LIFETIME),
                () -> visit.cookies().remove(SESSION));
        return opened.isPresent();
    }

    void letOut(Visit visit) {
        visit.cookies().find(SESSION).ifPresent(sessions::close);
        visit.cookies().remove(SESSION);
    }

    // a person who typed 127.0.0.1 would come back from a platform to localhost, where their cookies are not
    private Optional<String> rightPlace(Context context) {
        String host = context.header("Host");
        boolean person =
                "navigate".equals(context.header("Sec-Fetch-Mode")) && HandlerType.GET.equals(context.method());
        if (host == null || !person) {
            return Optional.empty();
        }
        String query = context.queryString();
        return site.rightOrigin(host).map(origin -> origin + context.path() + (query == null ? "" : "?" + query));
    }

    private Visit visit(Context context) {
        CookieJar cookies = new CookieJar(context, site.isSecure());
        @Nullable
        SignInSession session = cookies.find(SESSION).flatMap(sessions::find).orElse(null);
        return new Visit(context, cookies, session);
    }
}
