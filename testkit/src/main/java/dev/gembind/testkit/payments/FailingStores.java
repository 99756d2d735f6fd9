package dev.gembind.testkit.payments;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.payments.PaymentStore;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.SubscriptionStore;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Stores of which one call fails: each call of a store counts, the moment before each commit, and the moment after it, when
 * the answer is lost. For one caller at a time.
 */
final class FailingStores {
    private final PaymentStores inside;
    private final int step;
    private int steps;
    private boolean failed;

    /**
     * @param step which of them fails, counted from 1
     */
    FailingStores(PaymentStores inside, int step) {
        this.inside = inside;
        this.step = step;
    }

    PaymentStores stores() {
        return new PaymentStores(
                new Failing(inside.transactor()),
                failing(PaymentStore.class, inside.payments()),
                failing(SubscriptionStore.class, inside.subscriptions()),
                failing(LedgerStore.class, inside.ledger()),
                failing(Outbox.class, inside.outbox()),
                failing(UserStore.class, inside.users()));
    }

    boolean hasFailed() {
        return failed;
    }

    private void step(Outcome outcome) {
        steps++;
        if (steps == step) {
            failed = true;
            throw new StorageUnavailableException(outcome, "step " + step + " fails", null);
        }
    }

    private <T> T failing(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    step(Outcome.NOT_COMMITTED);
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private final class Failing implements Transactor {
        private final Transactor real;

        Failing(Transactor real) {
            this.real = real;
        }

        @Override
        public <T> T write(String name, TransactionBody<T> body) {
            T answer = real.write(name, tx -> {
                T made = body.run(tx);
                step(Outcome.NOT_COMMITTED);
                return made;
            });
            step(Outcome.UNKNOWN);
            return answer;
        }

        @Override
        public <T> T read(String name, ReadBody<T> body) {
            return real.read(name, body);
        }
    }
}
