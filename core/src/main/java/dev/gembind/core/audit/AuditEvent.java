package dev.gembind.core.audit;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. It names platform accounts only by a keyed hash and holds no token, code or state.
 *
 * @param id unique, sorts by time
 * @param at when
 * @param type what, such as {@code link.bound}; see {@code docs/audit-events.md}
 * @param user whom it concerns, or null
 * @param platform on which platform, or null
 * @param accountHash the platform account's keyed hash, or null
 * @param attempt the link attempt it belongs to, or null
 * @param detail a stable reason code, or null
 * @param origin who asked
 */
public record AuditEvent(
        String id,
        Instant at,
        String type,
        @Nullable UserId user,
        @Nullable Platform platform,
        @Nullable String accountHash,
        @Nullable String attempt,
        @Nullable String detail,
        Origin origin) {}
