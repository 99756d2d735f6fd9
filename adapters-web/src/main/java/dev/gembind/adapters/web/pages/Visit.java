package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RequestInfo;
import dev.gembind.adapters.web.pages.view.Message;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.Origin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request for a page: who it is from, and what its browser keeps.
 *
 * @param context the request and its answer
 * @param cookies the browser's cookies
 * @param session the browser's session, or null when signed out
 */
record Visit(Context context, CookieJar cookies, @Nullable SignInSession session) {
    private static final String NOTE = "gb_note";
    private static final Duration NOTE_LIFE = Duration.ofMinutes(1);

    boolean signedIn() {
        return session != null;
    }

    /** Returns who is signed in, or null. */
    @Nullable
    UserId user() {
        return session == null ? null : session.user();
    }

    /** Returns what tells this session from others without being its secret; empty when signed out. */
    String sessionKey() {
        return session == null ? "" : session.tokenHash();
    }

    RequestInfo info() {
        return RequestInfo.of(context);
    }

    Origin origin() {
        return new Origin(Origin.Actor.USER, info().client().auditPrefix(), info().id());
    }

    /** Tells whether nobody looks at the answer, so that nothing may be used up by it. */
    boolean isOnlyProbed() {
        String purpose = context.header("Sec-Purpose");
        return HandlerType.HEAD.equals(context.method()) || (purpose != null && purpose.contains("prefetch"));
    }

    /** Has the next page say something once. */
    void leave(Note note) {
        cookies.set(NOTE, note.encode(), NOTE_LIFE);
    }

    /** Has the next page say something about a platform once. */
    void leave(Note note, Platform platform) {
        cookies.set(NOTE, note.encode(platform), NOTE_LIFE);
    }

    /** Takes what the page before left to be said. */
    Optional<Message> takeNote() {
        Optional<String> left = cookies.find(NOTE);
        if (left.isPresent() && !isOnlyProbed()) {
            cookies.remove(NOTE);
        }
        return left.flatMap(Note::decode);
    }
}
