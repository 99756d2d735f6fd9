package dev.gembind.app.server;

import dev.gembind.core.ledger.GemListener;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.TransferKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts gems that move, and requests for gems that are refused. What is answered again counts once. */
final class GemMeters implements GemListener {
    private static final String MOVED = "gembind.gems.moved";
    private static final String REJECTIONS = "gembind.ledger.rejections";
    private static final String CONFLICT = "idempotency-conflict";
    private static final String IN_FLIGHT = "in-flight";

    private final MeterRegistry meters;

    /** Makes the counters of refusals at once, so that an alert rule sees zero before the first of them. */
    GemMeters(MeterRegistry meters) {
        this.meters = meters;
        Stream.of(Rejection.values()).forEach(rejection -> meters.counter(REJECTIONS, "reason", rejection.code()));
        Stream.of(CONFLICT, IN_FLIGHT).forEach(reason -> meters.counter(REJECTIONS, "reason", reason));
    }

    @Override
    public void onOutcome(TransferKind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            String label = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            meters.counter(MOVED, "kind", label)
                    .increment((double) applied.transfer().intent().gems().units());
        } else if (outcome instanceof Outcome.Rejected rejected && !rejected.replayed()) {
            reject(rejected.rejection().code());
        } else if (outcome instanceof Outcome.Conflict) {
            reject(CONFLICT);
        } else if (outcome instanceof Outcome.InFlight) {
            reject(IN_FLIGHT);
        }
    }

    private void reject(String reason) {
        meters.counter(REJECTIONS, "reason", reason).increment();
    }
}
