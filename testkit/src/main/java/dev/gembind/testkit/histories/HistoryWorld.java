package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingListener;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.fakes.AllowAll;
import dev.gembind.testkit.fakes.MutableTime;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Users, accounts, services and everything started so far, shared by all actors of a history. */
final class HistoryWorld {
    static final Origin WEB = new Origin(Origin.Actor.USER, null, null);
    static final Origin ADMIN = new Origin(Origin.Actor.ADMIN, null, null);
    static final List<Platform> PLATFORMS = List.of(Platform.values());

    private static final Instant START = Instant.parse("2026-06-30T23:50:00Z");
    private static final long FIRST_ACCOUNT = 803_511_102_246_789_000L;

    private final BindingStores stores;
    private final MutableTime time = new MutableTime(START);
    private final List<UserId> users = new ArrayList<>();
    private final List<VerifiedIdentity> identities = new ArrayList<>();
    private final List<Started> started = new CopyOnWriteArrayList<>();
    private final Uses uses = new Uses();
    private final BindingContext context;

    HistoryWorld(BindingStores stores, HistoryPlan plan) {
        this.stores = stores;
        this.context = new BindingContext(
                time,
                seeded(plan.seed()),
                new SecretKeys(Secret.of("the root secret of every history"), List.of()),
                new AllowAll(),
                alert -> {},
                BindingListener.NONE,
                BindingPolicy.STANDARD);
        for (int i = 0; i < plan.users(); i++) {
            users.add(new UserId("user-" + i));
            users().ensure(users.get(i), ADMIN);
        }
        for (Platform platform : PLATFORMS) {
            for (int i = 0; i < plan.accounts(); i++) {
                long id = platform == Platform.TELEGRAM ? 1 + i : FIRST_ACCOUNT + i;
                identities.add(new VerifiedIdentity(
                        new PlatformAccount(platform, Long.toString(id)), new DisplayName(platform + " " + i)));
            }
        }
    }

    BindingStores stores() {
        return stores;
    }

    MutableTime time() {
        return time;
    }

    List<UserId> userIds() {
        return users;
    }

    List<VerifiedIdentity> identities() {
        return identities;
    }

    List<Started> started() {
        return started;
    }

    Uses uses() {
        return uses;
    }

    BindingService bindings() {
        return new BindingService(stores, context);
    }

    UserService users() {
        return new UserService(stores, context, List.of());
    }

    LinkService links() {
        return new LinkService(stores, context);
    }

    ConfirmationService confirmations() {
        return new ConfirmationService(stores, context);
    }

    SignInService signIns() {
        return new SignInService(stores, context);
    }

    /**
     * Returns the pages of all platforms. Their authorization code is the number of an identity.
     *
     * @param meanwhile what happens while a platform is being asked
     */
    AuthorizationService pages(Runnable meanwhile) {
        return new AuthorizationService(
                stores,
                context,
                PLATFORMS.stream()
                        .<dev.gembind.core.bindings.IdentityProvider>map(
                                platform -> new NumberedProvider(platform, identities, meanwhile))
                        .toList());
    }

    // the one algorithm that repeats itself from a seed; good enough for a test
    private static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA1PRNG", e);
        }
    }
}
