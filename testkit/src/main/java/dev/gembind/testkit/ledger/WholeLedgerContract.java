package dev.gembind.testkit.ledger;

import org.junit.jupiter.api.Nested;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
public abstract class WholeLedgerContract {
    /** Opens the storage of the present test; see {@link LedgerContract#open()}. */
    protected abstract OpenLedger open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }

    @Nested
    class Rules extends GemRulesContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Holds extends HoldRulesContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Transfers extends LedgerStoreContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Wallets extends WalletStoreContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class HoldRows extends HoldStoreContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Model extends LedgerModelContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Bank extends BankContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Debts extends DebtRulesContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class Rows extends TransferRowsContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }

    @Nested
    class EdgeCases extends GemEdgeCasesContract {
        @Override
        protected OpenLedger open() {
            return WholeLedgerContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholeLedgerContract.this.isDurable();
        }
    }
}
