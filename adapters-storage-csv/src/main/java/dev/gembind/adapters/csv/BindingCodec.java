package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a binding. */
final class BindingCodec implements RowCodec<Binding> {
    static final TableSpec SPEC = new TableSpec(
            "bindings",
            1,
            List.of("id", "user", "account", "handle", "status", "method", "bound_at", "changed_at", "version"));

    @Override
    public List<@Nullable String> cells(Binding binding) {
        String boundAt = Times.text(binding.boundAt());
        boolean unchanged = binding.changedAt().equals(binding.boundAt());
        return Cells.of(
                binding.id(),
                binding.user().value(),
                AccountCells.text(binding.account()),
                binding.handle().value(),
                binding.status().name(),
                binding.method().name(),
                boundAt,
                unchanged ? boundAt : Times.text(binding.changedAt()),
                Long.toString(binding.version()));
    }

    @Override
    public Binding row(List<@Nullable String> cells) {
        Instant boundAt = Cells.instant(cells, 6);
        boolean unchanged = Cells.text(cells, 7).equals(cells.get(6));
        return new Binding(
                Cells.text(cells, 0),
                new UserId(Cells.text(cells, 1)),
                new VerifiedIdentity(AccountCells.account(Cells.text(cells, 2)), new DisplayName(Cells.text(cells, 3))),
                BindingStatus.valueOf(Cells.text(cells, 4)),
                BindMethod.valueOf(Cells.text(cells, 5)),
                boundAt,
                unchanged ? boundAt : Cells.instant(cells, 7),
                Cells.number(cells, 8));
    }
}
