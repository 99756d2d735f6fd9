package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Link codes: a person gets one where they are signed in (or want to be), and sends it from the account to be proven. Each
 * attempt has a token for a deep link and a code for typing; the first of them to arrive uses both up. Thread-safe.
 */
public final class LinkService {
    /** How many codes one account may type in; every try counts, right or wrong. */
    public static final Limit TRIES_PER_ACCOUNT = new Limit("code-tries", 5, Duration.ofMinutes(15));

    private final BindingStores stores;
    private final BindingContext context;
    private final Ids ids;
    private final AttemptBook book;
    private final LinkSecrets secrets;
    private final GuessWatch guesses;

    public LinkService(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.context = context;
        this.ids = context.ids();
        this.book = new AttemptBook(stores, context);
        this.secrets = new LinkSecrets(context.random(), context.keys());
        this.guesses = new GuessWatch(context, new BindingAudit(stores.audit(), context));
    }

    /**
     * Makes a link code. The same user's earlier attempts for the platform end.
     *
     * @return {@link StartOutcome.CodeMade}, or why not
     */
    public StartOutcome start(LinkRequest request) {
        Decision decision = book.admit(request);
        if (!decision.allowed()) {
            return new StartOutcome.RateLimited(decision.retryAfter());
        }
        Instant now = context.time().instant();
        String code = secrets.newCode();
        var made = new StartOutcome.CodeMade(
                ids.next(),
                secrets.newToken(),
                LinkSecrets.shown(code),
                secrets.newState(),
                now.plus(context.policy().codeLifetime()));
        LinkAttempt attempt = attempt(request, made, secrets.codeHash(request.platform(), code), now);
        return stores.transactor().write("start-link", tx -> {
            Optional<StartOutcome> refusal = book.prepare(tx, request);
            if (refusal.isEmpty()) {
                book.start(tx, attempt, request.origin());
            }
            return refusal.orElse(made);
        });
    }

    /**
     * Uses a token or a typed code up: the attempt is now proven by the account that sent it. Who opened an attempt may open
     * it again while it is unanswered, since platforms deliver messages twice; for anybody else it is used up.
     *
     * @param sender the account that sent it, vouched for by its platform
     * @param secret as carried by a link or as typed; any text
     */
    public OpenOutcome open(VerifiedIdentity sender, String secret, Origin origin) {
        if (!LinkSecrets.looksLikeToken(secret)) {
            Decision decision = guesses.admit(sender);
            if (!decision.allowed()) {
                return new OpenOutcome.RateLimited(decision.retryAfter());
            }
        }
        List<String> hashes = hashes(sender.platform(), secret);
        OpenOutcome outcome = hashes.isEmpty()
                ? new OpenOutcome.CodeInvalid()
                : stores.transactor().write("open-link", tx -> open(tx, sender, hashes, origin));
        if (outcome instanceof OpenOutcome.CodeInvalid) {
            guesses.refused(sender);
        }
        return outcome;
    }

    /** Ends an attempt whose code became public, such as one posted in a group; tells whether there was one to end. */
    public boolean burn(VerifiedIdentity sender, String secret, Origin origin) {
        List<String> hashes = hashes(sender.platform(), secret);
        return !hashes.isEmpty()
                && stores.transactor()
                        .write(
                                "burn-link",
                                tx -> hashes.stream()
                                        .flatMap(hash -> book.findLiveBySecret(tx, hash, origin).stream())
                                        .filter(attempt -> attempt.state() == AttemptState.PENDING)
                                        .map(attempt ->
                                                book.move(tx, attempt.to(AttemptState.FAILED), "code-public", origin))
                                        .findFirst()
                                        .isPresent());
    }

    /** Finds an attempt in any state, for showing how far it has come. */
    public Optional<LinkAttempt> find(String attempt) {
        return stores.transactor()
                .read("find-attempt", view -> stores.attempts().find(view, attempt));
    }

    /** Finds a user's attempt for a platform that is under way. */
    public Optional<LinkAttempt> findLive(UserId user, Platform platform) {
        Instant now = context.time().instant();
        return stores.transactor()
                .read(
                        "live-attempt",
                        view -> stores.attempts().findLive(view, user, platform).stream()
                                .filter(attempt -> attempt.isLive(now))
                                .findFirst());
    }

    /** Returns how many codes could be used now. */
    public long countLive() {
        Instant now = context.time().instant();
        return stores.transactor().read("live-codes", view -> stores.attempts().countCodes(view, now));
    }

    /** Removes attempts that ended long ago, at most {@code limit}; returns how many. Meant to be called now and then. */
    public int purge(int limit) {
        Instant before = context.time().instant().minus(AttemptBook.KEPT_AFTERWARDS);
        return stores.transactor()
                .write("purge-attempts", tx -> stores.attempts().deleteExpired(tx, before, limit));
    }

    private OpenOutcome open(Transaction tx, VerifiedIdentity sender, List<String> hashes, Origin origin) {
        for (String hash : hashes) {
            Optional<LinkAttempt> found = book.findLiveBySecret(tx, hash, origin);
            if (found.isPresent()) {
                return open(tx, sender, found.get(), origin);
            }
        }
        return hashes.stream().anyMatch(hash -> isSuperseded(tx, hash))
                ? new OpenOutcome.Superseded()
                : new OpenOutcome.CodeInvalid();
    }

    private boolean isSuperseded(Transaction tx, String hash) {
        return stores.attempts()
                .findBySecret(tx, hash)
                .filter(attempt -> attempt.state() == AttemptState.SUPERSEDED)
                .filter(attempt -> context.time().instant().isBefore(attempt.expiresAt()))
                .isPresent();
    }

    private OpenOutcome open(Transaction tx, VerifiedIdentity sender, LinkAttempt attempt, Origin origin) {
        if (attempt.state() == AttemptState.VERIFIED && attempt.proves(sender.account())) {
            return new OpenOutcome.Opened(attempt);
        }
        if (attempt.state() != AttemptState.PENDING || attempt.method() != BindMethod.CODE) {
            return new OpenOutcome.CodeInvalid();
        }
        return new OpenOutcome.Opened(book.move(tx, attempt.to(AttemptState.VERIFIED, sender), null, origin));
    }

    private static LinkAttempt attempt(LinkRequest request, StartOutcome.CodeMade made, String codeHash, Instant now) {
        return new LinkAttempt(
                made.attempt(),
                request.purpose(),
                request.user(),
                request.platform(),
                BindMethod.CODE,
                LinkSecrets.tokenHash(request.platform(), made.token()),
                codeHash,
                LinkSecrets.browserHash(made.binder(), request.session()),
                AttemptState.PENDING,
                null,
                now,
                made.expiresAt(),
                1);
    }

    /** Returns what a secret may be kept as; nothing if it cannot be one. */
    private List<String> hashes(Platform platform, String secret) {
        return LinkSecrets.looksLikeToken(secret)
                ? List.of(LinkSecrets.tokenHash(platform, secret))
                : LinkSecrets.normalizeCode(secret)
                        .map(code -> secrets.codeHashes(platform, code))
                        .orElse(List.of());
    }
}
