package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.faults.SimulatedPlatform;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The simulated Discord, and a way to act as its users without a browser. Fault endpoints: {@code authorize}, {@code
 * token}, {@code revoke}, {@code me} ({@code /users/@me}) and {@code authorization} ({@code /oauth2/@me}). Safe for use
 * by many threads.
 */
public final class DiscordPlatform extends SimulatedPlatform {
    /** The names of the calls a fault can be put on. */
    public static final List<String> ENDPOINTS = List.of("authorize", "token", "revoke", "me", "authorization");

    private final DiscordUsers users;
    private final Grants grants;
    private final Consent consent;
    private final List<URI> redirects;

    private DiscordPlatform(DiscordApp app, long seed, InstantSource clock) {
        super(clock);
        this.users = new DiscordUsers(seed);
        this.grants = new Grants(clock, seed);
        this.redirects = new CopyOnWriteArrayList<>(app.redirectUris());
        this.consent = new Consent(new AuthorizeCheck(app, () -> redirects), grants);
        DiscordVoice voice = new DiscordVoice();
        DiscordRoutes routes = new DiscordRoutes(gate(voice), new RateWindow(clock), voice);
        start(
                "discord",
                config -> routes.register(
                        config,
                        new AuthorizeEndpoint(consent, users),
                        new TokenEndpoint(app, grants),
                        new UserEndpoints(app, grants)));
    }

    /** Starts it on a free port of 127.0.0.1. */
    public static DiscordPlatform start(DiscordApp app, long seed, InstantSource clock) {
        return new DiscordPlatform(app, seed, clock);
    }

    /** Returns everybody with an account, in a fixed order: first the people of the seed. */
    public List<DiscordUser> users() {
        return users.all();
    }

    /** Opens an account, or renames the one with this id. */
    public DiscordUser add(DiscordUser user) {
        return users.add(user);
    }

    /** Registers one more redirect address, as a developer does in Discord's portal. */
    public void allowRedirect(URI redirect) {
        redirects.add(redirect);
    }

    /**
     * Acts as a user who opens an authorize address and allows it.
     *
     * @return the address the browser is sent to, with {@code code} and {@code state}, or with {@code error} if Discord
     *     sends the request back
     * @throws IllegalArgumentException if Discord would show its own error page, or the user is unknown
     */
    public URI approve(URI authorize, String userId) {
        DiscordUser user =
                users.find(userId).orElseThrow(() -> new IllegalArgumentException("no Discord user " + userId));
        AuthorizeRequest request = Consent.parse(authorize);
        AuthorizeCheck.Verdict verdict = consent.check(request);
        return verdict instanceof AuthorizeCheck.Fine ? consent.approve(request, user) : refuse(request, verdict);
    }

    /** Acts as a user who opens an authorize address and cancels; the rest is as with {@link #approve}. */
    public URI deny(URI authorize) {
        AuthorizeRequest request = Consent.parse(authorize);
        AuthorizeCheck.Verdict verdict = consent.check(request);
        return verdict instanceof AuthorizeCheck.Fine ? consent.deny(request) : refuse(request, verdict);
    }

    private URI refuse(AuthorizeRequest request, AuthorizeCheck.Verdict verdict) {
        if (verdict instanceof AuthorizeCheck.SentBack back) {
            return consent.sendBack(request, back);
        }
        throw new IllegalArgumentException("Discord refuses this request: " + verdict);
    }

    /** Acts as a user who removes the application in Discord's settings: all of that person's tokens end. */
    public void removeApp(String userId) {
        grants.revokeUser(userId);
    }

    /** Returns how many access tokens were issued and not revoked. */
    public int liveTokens() {
        return grants.liveTokens();
    }
}
