package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The row of a link attempt. */
final class LinkAttemptRow {
    private LinkAttemptRow() {}

    /** Binds all that may change. */
    static <S extends SqlStatement<S>> S bind(S statement, LinkAttempt attempt) {
        UserId user = attempt.user();
        VerifiedIdentity identity = attempt.identity();
        return statement
                .bind("id", attempt.id())
                .bind("purpose", attempt.purpose().name())
                .bind("user", user == null ? null : user.value())
                .bind("platform", attempt.platform().key())
                .bind("method", attempt.method().name())
                .bind("browser_hash", attempt.browserHash())
                .bind("state", attempt.state().name())
                .bind("account", identity == null ? null : identity.account().id())
                .bind("handle", identity == null ? null : identity.handle().value())
                .bind("created_at", attempt.createdAt())
                .bind("expires_at", attempt.expiresAt())
                .bind("version", attempt.version());
    }

    static LinkAttempt read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Platform platform = row.platform("platform");
        return new LinkAttempt(
                row.text("id"),
                AttemptPurpose.valueOf(row.text("purpose")),
                row.userOrNull("user_id"),
                platform,
                BindMethod.valueOf(row.text("method")),
                row.text("token_hash"),
                row.textOrNull("code_hash"),
                row.textOrNull("browser_hash"),
                AttemptState.valueOf(row.text("state")),
                identity(platform, row),
                row.time("created_at"),
                row.time("expires_at"),
                row.number("version"));
    }

    /** An attempt proves accounts of its own platform only, so that is not kept twice. */
    private static @Nullable VerifiedIdentity identity(Platform platform, Row row) throws SQLException {
        String account = row.textOrNull("account");
        return account == null
                ? null
                : new VerifiedIdentity(new PlatformAccount(platform, account), new DisplayName(row.text("handle")));
    }
}
