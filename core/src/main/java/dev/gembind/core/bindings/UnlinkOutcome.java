package dev.gembind.core.bindings;

/** What became of the wish to give a binding up. */
public sealed interface UnlinkOutcome {
    /**
     * The account is free.
     *
     * @param binding the binding as it is kept for the record
     */
    record Unlinked(Binding binding) implements UnlinkOutcome {}

    /** The user has no such binding; it may have been given up before. */
    record NotBound() implements UnlinkOutcome {}

    /**
     * It is the user's last way to sign in, so it stays.
     *
     * @param binding the binding
     */
    record LastIdentity(Binding binding) implements UnlinkOutcome {}

    /**
     * An operator suspended the binding, so its user cannot give it up.
     *
     * @param binding the binding
     */
    record Suspended(Binding binding) implements UnlinkOutcome {}
}
