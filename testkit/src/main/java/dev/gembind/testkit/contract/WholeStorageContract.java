package dev.gembind.testkit.contract;

import dev.gembind.testkit.junit.StoreSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
@Tag("G-02")
public abstract class WholeStorageContract extends StoreSource<OpenStorage> {
    @Nested
    class Transactions extends TransactorContract {}

    @Nested
    class Races extends TransactorRaceContract {}

    @Nested
    class Values extends ValueContract {}

    @Nested
    class Volumes extends VolumeContract {}

    @Nested
    class Replays extends ReplayContract {}

    @Nested
    class Orders extends LinearizabilityContract {}

    @Nested
    class Users extends UserStoreContract {}

    @Nested
    class Bindings extends BindingStoreContract {}

    @Nested
    class BindingChanges extends BindingChangesContract {}

    @Nested
    class AttemptExpiry extends AttemptExpiryContract {}

    @Nested
    class Attempts extends LinkAttemptStoreContract {}

    @Nested
    class Audit extends AuditLogContract {}

    @Nested
    class Sessions extends SignInSessionStoreContract {}

    @Nested
    class ApiKeys extends ApiKeyStoreContract {}

    @Nested
    class Histories extends BindingHistoryContract {}
}
