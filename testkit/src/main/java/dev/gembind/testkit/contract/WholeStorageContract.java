package dev.gembind.testkit.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
@Tag("G-02")
public abstract class WholeStorageContract {
    /** Opens the storage of the present test; see {@link StorageContract#open()}. */
    protected abstract OpenStorage open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }

    @Nested
    class Transactions extends TransactorContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Races extends TransactorRaceContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Values extends ValueContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Volumes extends VolumeContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Replays extends ReplayContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Orders extends LinearizabilityContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Bindings extends BindingStoreContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Attempts extends LinkAttemptStoreContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Audit extends AuditLogContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Sessions extends SignInSessionStoreContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }

    @Nested
    class Histories extends BindingHistoryContract {
        @Override
        protected OpenStorage open() {
            return WholeStorageContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeStorageContract.this.isDurable();
        }
    }
}
