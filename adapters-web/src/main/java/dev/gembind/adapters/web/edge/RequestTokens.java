package dev.gembind.adapters.web.edge;

import java.security.SecureRandom;
import java.util.Base64;
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
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        return new RequestInfo(id, base64(NONCE_BYTES), client);
    }

    /** Returns 256 random bits as text that fits cookies and addresses. */
    public String secret() {
        return base64(SECRET_BYTES);
    }

    private String base64(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
