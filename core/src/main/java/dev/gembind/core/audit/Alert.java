package dev.gembind.core.audit;

/**
 * Something a person should look at soon.
 *
 * @param kind a constant such as {@code duplicate-bindings}; sinks fold repeats of one kind and subject
 * @param subject what it is about: a hash, a user id, a platform; never a secret
 * @param message one sentence for the operator
 */
public record Alert(String kind, String subject, String message) {}
