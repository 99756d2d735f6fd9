package dev.gembind.core.webhooks;

/** A key that makes signatures. Thread-safe. */
interface SigningKey {
    /** Returns the signature of the parts, one after another. */
    String sign(byte[]... parts);
}
