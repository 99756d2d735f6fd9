package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every store of payments, on a file of H2. */
class H2PaymentContractTest extends WholePaymentContract {
    @TempDir
    Path folder;

    @Override
    protected OpenPayments open() {
        return Opened.asPayments(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
