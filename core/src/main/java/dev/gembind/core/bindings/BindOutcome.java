package dev.gembind.core.bindings;

import dev.gembind.core.Platform;

/** What became of a {@link BindRequest}. In every case but {@link Bound} and {@link AlreadyBound} nothing changed. */
public sealed interface BindOutcome {
    /** Returns the stable name of this outcome, for answers and metrics. */
    String code();

    /**
     * The account now belongs to the user.
     *
     * @param binding the new binding
     */
    record Bound(Binding binding) implements BindOutcome {
        @Override
        public String code() {
            return "bound";
        }
    }

    /**
     * The account belonged to the user before; proving it again refreshed its name and made a stale binding active.
     *
     * @param binding the binding as it is now
     */
    record AlreadyBound(Binding binding) implements BindOutcome {
        @Override
        public String code() {
            return "already-bound";
        }
    }

    /**
     * The account belongs to somebody else; who that is stays untold.
     *
     * @param platform the account's platform
     */
    record BoundToAnother(Platform platform) implements BindOutcome {
        @Override
        public String code() {
            return "binding-taken";
        }

        /** Returns the sentence that people are shown. */
        public String message() {
            return "This " + platform.title() + " account is already connected to another user";
        }
    }

    /**
     * The user has another account of this platform, which must be unlinked first.
     *
     * @param existing its binding
     */
    record UserHasOther(Binding existing) implements BindOutcome {
        @Override
        public String code() {
            return "user-has-other";
        }
    }

    /**
     * An operator suspended the user's binding of this account.
     *
     * @param binding the suspended binding
     */
    record Suspended(Binding binding) implements BindOutcome {
        @Override
        public String code() {
            return "suspended";
        }
    }

    /** There is no such user. */
    record UnknownUser() implements BindOutcome {
        @Override
        public String code() {
            return "unknown-user";
        }
    }
}
