package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finds and removes users that nothing is bound to, and who have nothing to lose. Thread-safe. */
public final class UnboundUsers {
    private final BindingStores stores;
    private final List<UserData> userData;
    private final InstantSource time;
    private final Ids ids;

    /**
     * @param userData what is removed together with a user, besides attempts and unlinked bindings
     * @param random makes the ids of audit events
     */
    public UnboundUsers(BindingStores stores, List<UserData> userData, InstantSource time, RandomGenerator random) {
        this.stores = stores;
        this.userData = List.copyOf(userData);
        this.time = time;
        this.ids = new Ids(time, random);
    }

    /**
     * Some users that have no binding and nothing to lose.
     *
     * @param ids those of the users looked at that have none
     * @param next where to go on behind, or empty when all were looked at
     */
    public record Page(List<UserId> ids, String next) {
        /** Copies the list. */
        public Page {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Looks at some users.
     *
     * @param after only at ids greater than this; empty for the first
     * @param limit how many to look at, 1 to 1,000
     * @param madeBefore only users made before that
     */
    public Page find(String after, int limit, Instant madeBefore) {
        return stores.transactor().read("find-unbound", view -> {
            List<User> page = stores.users().list(view, after, limit);
            List<UserId> unbound = new ArrayList<>();
            for (User user : page) {
                if (user.createdAt().isBefore(madeBefore) && isUnbound(view, user.id())) {
                    unbound.add(user.id());
                }
            }
            String next =
                    page.size() < limit ? "" : page.get(page.size() - 1).id().value();
            return new Page(unbound, next);
        });
    }

    /** Removes a user unless something has been bound to it meanwhile, or given to it; tells whether it was removed. */
    public boolean remove(UserId id, Origin origin) {
        return stores.transactor().write("remove-unbound", tx -> {
            boolean unbound = stores.users().lock(tx, id).isPresent() && isUnbound(tx, id);
            if (unbound) {
                remove(tx, id, origin);
            }
            return unbound;
        });
    }

    private boolean isUnbound(Snapshot view, UserId id) {
        return stores.bindings().findByUser(view, id).isEmpty()
                && userData.stream().noneMatch(data -> data.keeps(view, id));
    }

    private void remove(Transaction tx, UserId id, Origin origin) {
        stores.bindings().deleteByUser(tx, id);
        stores.attempts().deleteByUser(tx, id);
        userData.forEach(data -> data.deleteByUser(tx, id));
        stores.users().delete(tx, id);
        stores.audit()
                .append(
                        tx,
                        new AuditEvent(
                                ids.next(), time.instant(), "user.deleted", id, null, null, null, "unbound", origin));
    }
}
