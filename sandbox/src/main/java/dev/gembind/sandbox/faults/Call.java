package dev.gembind.sandbox.faults;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request a platform saw. It names neither its texts nor its secrets.
 *
 * @param at when it arrived
 * @param endpoint the name of the call
 * @param status the status of the answer, or 0 when none was sent
 * @param fault what hit it, or null
 */
public record Call(
        Instant at, String endpoint, int status, @Nullable FaultKind fault) {}
