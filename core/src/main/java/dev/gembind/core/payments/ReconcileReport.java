package dev.gembind.core.payments;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing charges with a provider's statement.
 *
 * @param rows how many rows of people's money were looked at
 * @param findings how often each thing was found; those that never were are absent
 * @param unreconciled charges that the statement should tell of and does not, some of them; known only when all was read
 * @param problem why it ended early; null when all was read
 */
public record ReconcileReport(
        long rows,
        Map<Finding, Long> findings,
        List<ChargeId> unreconciled,
        @Nullable String problem) {
    /** What a row led to. */
    public enum Finding {
        /** It was known and confirmed before. */
        KNOWN,
        /** The charge is there, and the statement confirms it. */
        CONFIRMED,
        /** A payment that nobody told of; its gems are there now. */
        CREDITED,
        /** A payment that nobody told of and that fits no order: a person has to look. */
        SUSPENDED,
        /** Money that went back without our doing; its gems are taken. */
        REVERSED,
        /** The charge says otherwise of amount or payer: a person has to look. */
        DIFFERS
    }

    public ReconcileReport {
        findings = Map.copyOf(findings);
        unreconciled = List.copyOf(unreconciled);
    }

    /** Tells whether the whole statement was read. */
    public boolean isComplete() {
        return problem == null;
    }

    /** Returns how often something was found. */
    public long count(Finding finding) {
        return findings.getOrDefault(finding, 0L);
    }
}
