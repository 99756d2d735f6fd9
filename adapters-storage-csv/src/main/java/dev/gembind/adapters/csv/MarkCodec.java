package dev.gembind.adapters.csv;

import dev.gembind.core.payments.StatementMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row that says how far a provider's statement was read. */
final class MarkCodec implements RowCodec<StatementMark> {
    static final TableSpec SPEC = new TableSpec("statement_marks", 1, List.of("provider", "rows_read"));

    @Override
    public List<@Nullable String> cells(StatementMark mark) {
        return Cells.of(mark.provider(), Long.toString(mark.offset()));
    }

    @Override
    public StatementMark row(List<@Nullable String> cells) {
        return new StatementMark(Cells.text(cells, 0), Cells.number(cells, 1));
    }
}
