package dev.gembind.core.payments;

import dev.gembind.core.payments.ReconcileReport.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Compares charges with a provider's own statement: payments nobody told of are settled as if they had been told of, money
 * that went back takes its gems along, and charges the statement does not know are named. It goes on where it ended, less a
 * page that is read again, and reading rows again changes nothing. Thread-safe; runs follow one another.
 */
public final class Reconciler {
    /** How long the statement may take to tell of a payment. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final int MAX_PAGES = 500;
    private static final int NAMED = 1_000;

    private final PaymentStores stores;
    private final PaymentContext context;
    private final StatementSource source;
    private final StatementRule rule;
    private final ReentrantLock running = new ReentrantLock();

    public Reconciler(PaymentStores stores, PaymentContext context, StatementSource source) {
        this.stores = stores;
        this.context = context;
        this.source = source;
        this.rule = new StatementRule(stores, context);
    }

    /**
     * Reads the statement to its end.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage fails; the next run begins where this one ended
     */
    public ReconcileReport run() {
        running.lock();
        try {
            Run run = new Run();
            String problem = readAll(run);
            return new ReconcileReport(run.rows, run.findings, problem == null ? unreconciled() : List.of(), problem);
        } finally {
            running.unlock();
        }
    }

    /** What a run has found so far. */
    private static final class Run {
        private final Map<Finding, Long> findings = new EnumMap<>(Finding.class);
        private long rows;

        void add(Finding finding) {
            findings.merge(finding, 1L, Long::sum);
        }
    }

    private @Nullable String readAll(Run run) {
        long mark = mark();
        long offset = Math.max(0, mark - StatementSource.PAGE);
        boolean drifted = false;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            StatementSource.Answer answer = source.read(offset, StatementSource.PAGE);
            if (answer instanceof StatementSource.Answer.Unavailable away) {
                return away.reason();
            }
            StatementSource.Answer.Page page = (StatementSource.Answer.Page) answer;
            if (page.size() == 0 && offset > 0 && !drifted && pages == 0) {
                // rows have gone, so nobody knows what the offset means by now
                drifted = true;
                offset = 0;
                continue;
            }
            take(run, page.rows());
            offset += page.size();
            mark = moved(mark, offset, drifted);
            if (page.size() < StatementSource.PAGE) {
                return null;
            }
        }
        return "the statement is longer than " + MAX_PAGES + " pages; the next run goes on";
    }

    private void take(Run run, List<StatementRow> rows) {
        List<StatementRow> news = stores.transactor()
                .read(
                        "statement-compare",
                        view -> rows.stream()
                                .filter(row -> !rule.isKnown(view, row))
                                .toList());
        run.rows += rows.size();
        for (int i = news.size(); i < rows.size(); i++) {
            run.add(Finding.KNOWN);
        }
        for (StatementRow row : news) {
            run.add(stores.transactor().write("statement-row", tx -> rule.take(tx, row)));
        }
    }

    /** Stores how far the statement was read; after a drift also when that is less than before. */
    private long moved(long before, long now, boolean drifted) {
        if (now == before || (now < before && !drifted)) {
            return before;
        }
        StatementMark mark = new StatementMark(source.provider(), now);
        return stores.transactor().write("statement-mark", tx -> {
            stores.payments().putMark(tx, mark);
            return now;
        });
    }

    private long mark() {
        return stores.transactor()
                .read("statement-mark", view -> stores.payments().findMark(view, source.provider()))
                .map(StatementMark::offset)
                .orElse(0L);
    }

    private List<ChargeId> unreconciled() {
        Instant before = context.ledger().time().instant().minus(PATIENCE);
        return stores
                .transactor()
                .read("statement-missing", view -> stores.payments().unstatedCharges(view, before, NAMED))
                .stream()
                .map(Charge::id)
                .filter(id -> id.provider().equals(source.provider()))
                .toList();
    }
}
