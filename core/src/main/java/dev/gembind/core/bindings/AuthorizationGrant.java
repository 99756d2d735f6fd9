package dev.gembind.core.bindings;

/**
 * What the browser brought back, to be exchanged once.
 *
 * @param code the authorization code
 * @param codeVerifier the PKCE verifier (RFC 7636, 4.1)
 */
public record AuthorizationGrant(String code, String codeVerifier) {
    @Override
    public String toString() {
        return "AuthorizationGrant[***]";
    }
}
