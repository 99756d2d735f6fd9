package dev.gembind.core.access;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do. */
public enum ApiScope {
    /** See users. */
    USERS_READ("users:read"),
    /** Add and delete users. */
    USERS_WRITE("users:write"),
    /** See who owns which account. */
    BINDINGS_READ("bindings:read"),
    /** Make link codes, bind and unlink. */
    BINDINGS_WRITE("bindings:write"),
    /** See what users have. */
    GEMS_READ("gems:read"),
    /** Give, spend and hold gems. */
    GEMS_WRITE("gems:write"),
    /** See what is sold, ordered and paid. */
    PAYMENTS_READ("payments:read"),
    /** Order, and give money back. */
    PAYMENTS_WRITE("payments:write");

    private final String key;

    ApiScope(String key) {
        this.key = key;
    }

    /** Returns the name used in commands, answers and files. */
    public String key() {
        return key;
    }

    /** Finds a scope by its {@link #key()}. */
    public static Optional<ApiScope> find(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
    }
}
