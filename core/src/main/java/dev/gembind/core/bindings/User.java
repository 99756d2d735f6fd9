package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import java.time.Instant;

/**
 * A user, who may hold bindings.
 *
 * @param id the id
 * @param createdAt when it was first seen
 */
public record User(UserId id, Instant createdAt) {}
