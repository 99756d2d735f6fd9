package dev.gembind.core.transfer;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules between rows of a storage: bindings, sessions and attempts belong to users that exist; an account, and a
 * user's place on a platform, is reserved by one binding; the ledger adds up and its chains hold; payments and gems agree.
 */
public final class RuleCheck {
    /** More are not reported; one is enough to look. */
    private static final int MAX_FOUND = 1000;

    private final MovableStorage rows;
    private final BindingStores stores;
    private final List<BrokenRule> broken = new ArrayList<>();

    private RuleCheck(MovableStorage rows, BindingStores stores) {
        this.rows = rows;
        this.stores = stores;
    }

    /**
     * Returns every row that breaks a rule, at most 1,000; all on one snapshot.
     *
     * @param rows everything the storage keeps
     * @param stores the same storage, as services of bindings use it
     * @param payments the same storage, as services of gems and payments use it
     * @throws dev.gembind.core.storage.StorageException if the storage cannot be read
     */
    public static List<BrokenRule> of(MovableStorage rows, BindingStores stores, PaymentStores payments) {
        return rows.transactor().read("check-rules", view -> {
            RuleCheck check = new RuleCheck(rows, stores);
            check.run(view);
            check.broken.addAll(LedgerCheck.of(payments.ledger(), view));
            check.broken.addAll(PaymentCheck.of(rows.payments(), payments, view));
            return check.broken.stream().limit(MAX_FOUND).toList();
        });
    }

    private void run(Snapshot view) {
        rows.bindings().scan(view, page -> {
            page.forEach(binding -> check(view, binding));
            return goesOn();
        });
        owners(
                view,
                "sessions",
                rows.sessions(),
                session -> "of " + session.user().value(),
                session -> session.user());
        owners(view, "link_attempts", rows.attempts(), attempt -> attempt.id(), attempt -> attempt.user());
    }

    private <R> void owners(
            Snapshot view,
            String table,
            MovableRows<R> all,
            Function<R, String> key,
            Function<R, @Nullable UserId> owner) {
        all.scan(view, page -> {
            page.forEach(row -> checkOwner(view, table, key.apply(row), owner.apply(row)));
            return goesOn();
        });
    }

    private void check(Snapshot view, Binding binding) {
        checkOwner(view, "bindings", binding.id(), binding.user());
        if (binding.status() == BindingStatus.UNLINKED) {
            return;
        }
        boolean alone = stores.bindings()
                .findByAccount(view, binding.account())
                .filter(binding::equals)
                .isPresent();
        if (!alone) {
            broken.add(new BrokenRule("bindings", binding.id(), "its account is reserved by another binding"));
        }
        List<Binding> mine = stores.bindings().findByUser(view, binding.user()).stream()
                .filter(other -> other.platform() == binding.platform())
                .toList();
        if (!mine.equals(List.of(binding))) {
            broken.add(new BrokenRule("bindings", binding.id(), "its user has another binding on the platform"));
        }
    }

    private void checkOwner(Snapshot view, String table, String key, @Nullable UserId owner) {
        if (owner != null && stores.users().find(view, owner).isEmpty()) {
            broken.add(new BrokenRule(table, key, "its user " + owner.value() + " does not exist"));
        }
    }

    private boolean goesOn() {
        return broken.size() < MAX_FOUND;
    }
}
