package dev.gembind.core.bindings;

/**
 * What the browser takes to a platform's authorization page.
 *
 * @param state the single-use state parameter
 * @param codeChallenge the PKCE S256 challenge (RFC 7636, 4.2)
 * @param silent whether the platform may skip its consent page when the person agreed before
 */
public record AuthorizationRequest(String state, String codeChallenge, boolean silent) {
    @Override
    public String toString() {
        return "AuthorizationRequest[silent=" + silent + "]";
    }
}
