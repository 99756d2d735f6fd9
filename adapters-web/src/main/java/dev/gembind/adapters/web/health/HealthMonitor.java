package dev.gembind.adapters.web.health;

import dev.gembind.adapters.web.HealthCheck;
import dev.gembind.adapters.web.HealthState;
import dev.gembind.adapters.web.edge.Gate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the checks, and remembers their answers for a second so that nobody can wear out what they probe. Thread-safe.
 */
public final class HealthMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Gate gate;
    private List<HealthCheck> checks;
    private Instant takenAt = Instant.EPOCH;
    private @Nullable HealthReport latest;

    public HealthMonitor(InstantSource clock, List<HealthCheck> checks, Gate gate) {
        this.clock = clock;
        this.checks = List.copyOf(checks);
        this.gate = gate;
    }

    /** Asks these from now on, and no others. */
    public synchronized void watch(List<HealthCheck> next) {
        checks = List.copyOf(next);
        latest = null;
    }

    /** Tells whether requests should be sent here: open, not draining, and all that is required is up. */
    public boolean isReady() {
        return gate.phase() == Gate.Phase.OPEN && report().isReady();
    }

    Gate.Phase phase() {
        return gate.phase();
    }

    synchronized HealthReport report() {
        Instant now = clock.instant();
        HealthReport known = latest;
        if (known == null || now.isAfter(takenAt.plus(FRESH)) || now.isBefore(takenAt)) {
            known = new HealthReport(checks.stream().map(HealthMonitor::run).toList());
            latest = known;
            takenAt = now;
        }
        return known;
    }

    private static HealthReport.Result run(HealthCheck check) {
        try {
            HealthState state = check.probe().get();
            return new HealthReport.Result(check.name(), check.required(), state.up(), state.detail());
        } catch (RuntimeException e) {
            // a check is foreign code: that it broke is its answer
            LOG.warn("health check {} failed", check.name(), e);
            return new HealthReport.Result(check.name(), check.required(), false, "the check itself failed");
        }
    }
}
