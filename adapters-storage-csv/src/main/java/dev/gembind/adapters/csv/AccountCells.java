package dev.gembind.adapters.csv;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.PlatformAccount;

/**
 * A platform account as one cell, {@code discord:80351110224678912}. The prefix keeps spreadsheets from taking the id for
 * a number, of which they keep only 15 digits.
 */
final class AccountCells {
    private AccountCells() {}

    static String text(PlatformAccount account) {
        return account.platform().key() + ':' + account.id();
    }

    static PlatformAccount account(String cell) {
        int colon = cell.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not an account");
        }
        return new PlatformAccount(platform(cell.substring(0, colon)), cell.substring(colon + 1));
    }

    static Platform platform(String key) {
        return Platform.find(key).orElseThrow(() -> new IllegalArgumentException("not a platform"));
    }
}
