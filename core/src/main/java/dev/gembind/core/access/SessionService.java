package dev.gembind.core.access;

import dev.gembind.core.Secret;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.Transactor;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sessions of signed-in browsers. A token is shown once, when its session opens; afterwards only its hash is known.
 * Closing counts at once, everywhere. Thread-safe.
 */
public final class SessionService {
    /** How long a session counts, however much it is used. */
    public static final Duration LIFETIME = Duration.ofDays(14);

    /** How many sessions a user may have at once; one more ends the oldest. */
    public static final int MAX_PER_USER = 20;

    private static final int PURGED_AT_ONCE = 100;

    /**
     * A session that was just opened.
     *
     * @param token for the browser's cookie, 43 characters of base64url
     * @param session as it is kept
     */
    public record Opened(Secret token, SignInSession session) {}

    private final Transactor transactor;
    private final SignInSessionStore sessions;
    private final UserStore users;
    private final InstantSource time;
    private final SecureRandom random;

    /**
     * @param sessions of the same storage as {@code users}
     */
    public SessionService(
            Transactor transactor,
            SignInSessionStore sessions,
            UserStore users,
            InstantSource time,
            SecureRandom random) {
        this.transactor = transactor;
        this.sessions = sessions;
        this.users = users;
        this.time = time;
        this.random = random;
    }

    /** Opens a session; empty if the user is gone. */
    public Optional<Opened> open(UserId user) {
        String token = AccessSecrets.newToken(random);
        Instant now = time.instant();
        var session = new SignInSession(hash(token), user, now, now.plus(LIFETIME));
        boolean opened = transactor.write("open-session", tx -> {
            if (users.lock(tx, user).isEmpty()) {
                return false;
            }
            sessions.deleteExpired(tx, now, PURGED_AT_ONCE);
            sessions.keepNewest(tx, user, MAX_PER_USER - 1);
            sessions.insert(tx, session);
            return true;
        });
        return opened ? Optional.of(new Opened(Secret.of(token), session)) : Optional.empty();
    }

    /** Finds the live session of a token; any text may be asked for. */
    public Optional<SignInSession> find(String token) {
        if (token.length() != AccessSecrets.TOKEN_LENGTH) {
            return Optional.empty();
        }
        Instant now = time.instant();
        return transactor
                .read("find-session", view -> sessions.find(view, hash(token)))
                .filter(session -> session.isLive(now));
    }

    /** Ends the session of a token; tells whether there was one. */
    public boolean close(String token) {
        return token.length() == AccessSecrets.TOKEN_LENGTH
                && transactor.write("close-session", tx -> sessions.delete(tx, hash(token)));
    }

    /** Ends every session of a user; returns how many there were. */
    public int closeAll(UserId user) {
        return transactor.write("close-sessions", tx -> sessions.deleteByUser(tx, user));
    }

    /** Removes expired sessions, at most {@code limit}; returns how many. Meant to be called now and then. */
    public int purge(int limit) {
        Instant now = time.instant();
        return transactor.write("purge-sessions", tx -> sessions.deleteExpired(tx, now, limit));
    }

    private static String hash(String token) {
        return AccessSecrets.hash("session", token);
    }
}
