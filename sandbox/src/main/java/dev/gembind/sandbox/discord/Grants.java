package dev.gembind.sandbox.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The codes and tokens that are out. A code lives 100 seconds and works once; tokens live seven days; revoking one
 * token ends all of that person. Drawn from a seed: this is a stage, not a safe. Thread-safe.
 */
final class Grants {
    static final Duration CODE_LIFE = Duration.ofSeconds(100);
    static final Duration TOKEN_LIFE = Duration.ofDays(7);

    private static final int MOST = 10_000;
    private static final int LENGTH = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final InstantSource clock;
    private final Random random;
    private final Map<String, Code> codes = bounded();
    private final Map<String, Grant> byAccess = bounded();
    private final Map<String, Grant> byRefresh = bounded();
    private final Map<String, List<String>> consents = bounded();

    Grants(InstantSource clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed ^ 0xC0DE);
    }

    record Code(
            DiscordUser user,
            List<String> scopes,
            String redirectUri,
            @Nullable String challenge,
            Instant until) {}

    record Grant(DiscordUser user, List<String> scopes, String access, String refresh, Instant until) {}

    synchronized String issueCode(DiscordUser user, AuthorizeRequest request) {
        String code = draw();
        codes.put(
                code,
                new Code(
                        user,
                        request.scopes(),
                        request.text("redirect_uri"),
                        request.challenge(),
                        clock.instant().plus(CODE_LIFE)));
        consents.put(user.id(), request.scopes());
        return code;
    }

    /** Removes the code whatever happens next, so that it can be presented once only. */
    synchronized Optional<Code> popCode(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(found -> clock.instant().isBefore(found.until()));
    }

    synchronized Grant issueTokens(DiscordUser user, List<String> scopes) {
        Grant grant = new Grant(user, scopes, draw(), draw(), clock.instant().plus(TOKEN_LIFE));
        byAccess.put(grant.access(), grant);
        byRefresh.put(grant.refresh(), grant);
        return grant;
    }

    synchronized Optional<Grant> popRefresh(String token) {
        Optional<Grant> grant = Optional.ofNullable(byRefresh.remove(token));
        grant.ifPresent(old -> byAccess.remove(old.access()));
        return grant;
    }

    synchronized Optional<Grant> findAccess(String token) {
        return Optional.ofNullable(byAccess.get(token))
                .filter(grant -> clock.instant().isBefore(grant.until()));
    }

    synchronized void revoke(String token) {
        Grant grant = byAccess.containsKey(token) ? byAccess.get(token) : byRefresh.get(token);
        if (grant != null) {
            revokeUser(grant.user().id());
        }
    }

    synchronized void revokeUser(String userId) {
        byAccess.values().removeIf(grant -> grant.user().id().equals(userId));
        byRefresh.values().removeIf(grant -> grant.user().id().equals(userId));
        consents.remove(userId);
    }

    synchronized boolean consented(String userId, List<String> scopes) {
        return consents.getOrDefault(userId, List.of()).containsAll(scopes) && consents.containsKey(userId);
    }

    synchronized int liveTokens() {
        return byAccess.size();
    }

    private String draw() {
        StringBuilder out = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
