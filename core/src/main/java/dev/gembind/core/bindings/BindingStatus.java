package dev.gembind.core.bindings;

import java.util.Locale;
import java.util.Set;

/** What a binding is worth at the moment. All but {@link #UNLINKED} reserve the account for their user. */
public enum BindingStatus {
    /** Proven and in use. */
    ACTIVE,
    /** The platform said that access was revoked; proving the same account again makes it active. */
    STALE,
    /** Held by an operator; it can be used for nothing until resumed. */
    SUSPENDED,
    /** Given up. The row stays as a trace; account and user are free. */
    UNLINKED;

    /** Tells whether a binding may go from this status to the other. */
    public boolean canBecome(BindingStatus next) {
        return successors().contains(next);
    }

    /** Returns the lower-case name used in answers and files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Set<BindingStatus> successors() {
        return switch (this) {
            case ACTIVE -> Set.of(STALE, SUSPENDED, UNLINKED);
            case STALE -> Set.of(ACTIVE, SUSPENDED, UNLINKED);
            case SUSPENDED -> Set.of(ACTIVE, UNLINKED);
            case UNLINKED -> Set.of();
        };
    }
}
