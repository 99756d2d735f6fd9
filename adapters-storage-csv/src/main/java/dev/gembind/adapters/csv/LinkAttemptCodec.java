package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a link attempt. */
final class LinkAttemptCodec implements RowCodec<LinkAttempt> {
    static final TableSpec SPEC = new TableSpec(
            "link_attempts",
            1,
            List.of(
                    "id",
                    "purpose",
                    "user",
                    "platform",
                    "method",
                    "token_hash",
                    "code_hash",
                    "browser_hash",
                    "state",
                    "account",
                    "handle",
                    "created_at",
                    "expires_at",
                    "version"));

    @Override
    public List<@Nullable String> cells(LinkAttempt attempt) {
        UserId user = attempt.user();
        VerifiedIdentity identity = attempt.identity();
        return Cells.of(
                attempt.id(),
                attempt.purpose().name(),
                user == null ? null : user.value(),
                attempt.platform().key(),
                attempt.method().name(),
                attempt.tokenHash(),
                attempt.codeHash(),
                attempt.browserHash(),
                attempt.state().name(),
                identity == null ? null : AccountCells.text(identity.account()),
                identity == null ? null : identity.handle().value(),
                Times.text(attempt.createdAt()),
                Times.text(attempt.expiresAt()),
                Long.toString(attempt.version()));
    }

    @Override
    public LinkAttempt row(List<@Nullable String> cells) {
        String user = cells.get(2);
        return new LinkAttempt(
                Cells.text(cells, 0),
                AttemptPurpose.valueOf(Cells.text(cells, 1)),
                user == null ? null : new UserId(user),
                AccountCells.platform(Cells.text(cells, 3)),
                BindMethod.valueOf(Cells.text(cells, 4)),
                Cells.text(cells, 5),
                cells.get(6),
                cells.get(7),
                AttemptState.valueOf(Cells.text(cells, 8)),
                identity(cells.get(9), cells.get(10)),
                Cells.instant(cells, 11),
                Cells.instant(cells, 12),
                Cells.number(cells, 13));
    }

    private static @Nullable VerifiedIdentity identity(@Nullable String account, @Nullable String handle) {
        if (account == null || handle == null) {
            return null;
        }
        return new VerifiedIdentity(AccountCells.account(account), new DisplayName(handle));
    }
}
