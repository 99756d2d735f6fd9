package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Adds, finds and removes users. Thread-safe. */
public final class UserService {
    private final BindingStores stores;
    private final BindingContext context;
    private final List<UserData> userData;
    private final BindingAudit audit;

    /**
     * @param userData what is removed together with a user, besides bindings and attempts
     */
    public UserService(BindingStores stores, BindingContext context, List<UserData> userData) {
        this.stores = stores;
        this.context = context;
        this.userData = List.copyOf(userData);
        this.audit = new BindingAudit(stores.audit(), context);
    }

    /** Adds the user unless it exists; tells whether it was added. */
    public boolean ensure(UserId id, Origin origin) {
        return stores.transactor().write("ensure-user", tx -> add(tx, id, origin));
    }

    /** Finds a user. */
    public Optional<User> find(UserId id) {
        return stores.transactor().read("find-user", view -> stores.users().find(view, id));
    }

    /** Lists users by id; see {@link UserStore#list}. */
    public List<User> list(String after, int limit) {
        return stores.transactor().read("list-users", view -> stores.users().list(view, after, limit));
    }

    /**
     * Removes a user with everything kept of it, and frees the accounts. The audit log keeps their keyed hashes. Tells
     * whether there was such a user.
     */
    public boolean delete(UserId id, Origin origin) {
        return stores.transactor().write("delete-user", tx -> {
            if (stores.users().lock(tx, id).isEmpty()) {
                return false;
            }
            for (Binding binding : stores.bindings().findByUser(tx, id)) {
                audit.binding(tx, "unlink.user_deleted", binding, origin);
            }
            stores.bindings().deleteByUser(tx, id);
            stores.attempts().deleteByUser(tx, id);
            userData.forEach(data -> data.deleteByUser(tx, id));
            stores.users().delete(tx, id);
            audit.user(tx, "user.deleted", id, origin);
            return true;
        });
    }

    private boolean add(Transaction tx, UserId id, Origin origin) {
        boolean added =
                stores.users().insertIfAbsent(tx, new User(id, context.time().instant()));
        if (added) {
            audit.user(tx, "user.created", id, origin);
        }
        return added;
    }
}
