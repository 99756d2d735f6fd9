package dev.gembind.app.server;

import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentListener;
import dev.gembind.core.payments.Settlement;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts what providers told of charges, by what the charge is afterwards. Thread-safe. */
final class PaymentMeters implements PaymentListener {
    private static final String PAYMENTS = "gembind.payments";
    private static final String KNOWN = "known";
    private static final String CONTRADICTED = "contradicted";

    /** Those that can tell; a charge of another one would be a mistake of ours, and no new label. */
    private static final List<String> PROVIDERS = List.of("telegram", "stripe", "host");

    private final MeterRegistry meters;

    /** Makes the counters at once, so that an alert rule sees zero before the first charge. */
    PaymentMeters(MeterRegistry meters) {
        this.meters = meters;
        List<String> results = Stream.concat(
                        Arrays.stream(Charge.State.values()).map(PaymentMeters::word), Stream.of(KNOWN, CONTRADICTED))
                .toList();
        PROVIDERS.forEach(provider -> results.forEach(result -> counter(provider, result, 0)));
    }

    @Override
    public void onSettlement(ChargeId charge, Settlement settlement) {
        if (PROVIDERS.contains(charge.provider())) {
            counter(charge.provider(), result(settlement), 1);
        }
    }

    private void counter(String provider, String result, double more) {
        meters.counter(PAYMENTS, "provider", provider, "result", result).increment(more);
    }

    private static String result(Settlement settlement) {
        if (settlement instanceof Settlement.Settled settled) {
            return word(settled.charge().state());
        }
        return settlement instanceof Settlement.Contradicted ? CONTRADICTED : KNOWN;
    }

    private static String word(Charge.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
