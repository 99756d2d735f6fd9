package dev.gembind.adapters.discord;

import dev.gembind.core.bindings.IdentityResult;

/** Why an identification is refused although Discord answered. The reasons are stable; the messages are for people. */
enum Refusal {
    /** Wrong, spent or too old; also when a page is loaded twice. */
    CODE_INVALID("code-invalid", Words.EXCHANGE_FAILED),
    /** Our id or secret is wrong. */
    CLIENT_REJECTED("client-rejected", Words.EXCHANGE_FAILED),
    /** Our redirect address is not the registered one. */
    REDIRECT_REJECTED("redirect-uri-rejected", Words.EXCHANGE_FAILED),
    /** Any other no of the token endpoint. */
    EXCHANGE_REFUSED("exchange-refused", Words.EXCHANGE_FAILED),
    /** A token of a kind we cannot use. */
    TOKEN_TYPE("token-type-wrong", Words.EXCHANGE_FAILED),
    /** The person, or Discord, did not let us see the account. */
    SCOPE_MISSING("scope-missing", "Discord did not allow us to see your account. Please try again and allow it."),
    /** The token was made for somebody else's application: it proves nothing to us. */
    FOREIGN_APPLICATION("foreign-application", Words.NOT_PROVEN),
    /** Two answers about one token name two people. */
    ID_MISMATCH("id-mismatch", Words.NOT_PROVEN),
    /** An id that no Discord account has. */
    ID_INVALID("id-invalid", Words.NOT_PROVEN),
    /** Not a person. */
    NOT_A_PERSON("not-a-person", "Bot and system accounts of Discord cannot be connected.");

    private final String reason;
    private final String message;

    Refusal(String reason, String message) {
        this.reason = reason;
        this.message = message;
    }

    <T> Step<T> ended() {
        return new Step.Ended<>(new IdentityResult.Rejected(reason, message));
    }

    String reason() {
        return reason;
    }

    private static final class Words {
        static final String EXCHANGE_FAILED = "Failed to exchange code for token";
        static final String NOT_PROVEN = "Discord could not prove to us who you are. Please try again.";
    }
}
