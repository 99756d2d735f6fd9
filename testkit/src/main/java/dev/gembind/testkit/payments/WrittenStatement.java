package dev.gembind.testkit.payments;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.StatementRow;
import dev.gembind.core.payments.StatementRow.Details;
import dev.gembind.core.payments.StatementRow.Direction;
import dev.gembind.core.payments.StatementSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A provider's statement that a test writes, with rows in between that are about nobody. */
final class WrittenStatement implements StatementSource {
    static final String PAYER = "4711";

    private final List<Optional<StatementRow>> rows = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private boolean away;

    @Override
    public String provider() {
        return "telegram";
    }

    @Override
    public Answer read(long offset, int limit) {
        offsets.add(offset);
        if (away) {
            return new Answer.Unavailable("away", Duration.ZERO);
        }
        List<Optional<StatementRow>> page =
                rows.stream().skip(offset).limit(limit).toList();
        return new Answer.Page(page.stream().flatMap(Optional::stream).toList(), page.size());
    }

    void setAway(boolean next) {
        away = next;
    }

    /** Returns the offsets that were read since this was asked. */
    List<Long> offsets() {
        List<Long> read = List.copyOf(offsets);
        offsets.clear();
        return read;
    }

    void forget(int count) {
        rows.subList(0, count).clear();
    }

    void addOther(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(Optional.empty());
        }
    }

    void add(ChargeId charge, String payload, Instant at, Long... readings) {
        Details details = new Details("XTR", PAYER, at, null);
        rows.add(Optional.of(new StatementRow(charge, Direction.INCOMING, List.of(readings), details, payload)));
    }

    void addBack(ChargeId charge, Instant at) {
        Details details = new Details("XTR", PAYER, at, null);
        rows.add(Optional.of(new StatementRow(charge, Direction.BACK, List.of(50L), details, "")));
    }
}
