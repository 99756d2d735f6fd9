package dev.gembind.adapters.web.edge;

import dev.gembind.core.Tokens;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the unguessable texts a request needs. Thread-safe. */
public final class RequestTokens {
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;

    public RequestTokens(SecureRandom random) {
        this.random = random;
    }

    RequestInfo info(ClientAddress client) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new RequestInfo(HexFormat.of().formatHex(id), Tokens.random(random, NONCE_BYTES), client);
    }

    /** Returns 256 random bits as text that fits cookies and addresses. */
    public String secret() {
        return Tokens.random(random, SECRET_BYTES);
    }
}
