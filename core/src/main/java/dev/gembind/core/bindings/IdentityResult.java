package dev.gembind.core.bindings;

/** What a platform said of an authorization grant. */
public sealed interface IdentityResult {
    /**
     * The account is proven.
     *
     * @param identity the account
     */
    record Identified(VerifiedIdentity identity) implements IdentityResult {}

    /**
     * The platform could not be asked, or gave no usable answer; trying again later may help.
     *
     * @param reason a stable code
     */
    record Unavailable(String reason) implements IdentityResult {}

    /**
     * The platform, or a check of its answer, said no.
     *
     * @param reason a stable code
     * @param message one sentence for the person
     */
    record Rejected(String reason, String message) implements IdentityResult {}
}
