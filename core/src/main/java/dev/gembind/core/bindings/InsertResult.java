package dev.gembind.core.bindings;

/** What became of an insert into the {@link BindingStore}. */
public sealed interface InsertResult {
    /** The binding is in. */
    record Inserted() implements InsertResult {}

    /**
     * Nothing changed: the account is reserved.
     *
     * @param holder the binding that reserves it, of whichever user
     */
    record AccountTaken(Binding holder) implements InsertResult {}

    /**
     * Nothing changed: the user has a binding of this platform.
     *
     * @param existing that binding
     */
    record UserHasOther(Binding existing) implements InsertResult {}
}
