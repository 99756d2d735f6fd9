package dev.gembind.testkit.ledger;

import dev.gembind.testkit.junit.StoreSource;
import org.junit.jupiter.api.Nested;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
public abstract class WholeLedgerContract extends StoreSource<OpenLedger> {
    @Nested
    class Rules extends GemRulesContract {}

    @Nested
    class Holds extends HoldRulesContract {}

    @Nested
    class Transfers extends LedgerStoreContract {}

    @Nested
    class Wallets extends WalletStoreContract {}

    @Nested
    class HoldRows extends HoldStoreContract {}

    @Nested
    class Model extends LedgerModelContract {}

    @Nested
    class Bank extends BankContract {}

    @Nested
    class Debts extends DebtRulesContract {}

    @Nested
    class Rows extends TransferRowsContract {}

    @Nested
    class EdgeCases extends GemEdgeCasesContract {}
}
