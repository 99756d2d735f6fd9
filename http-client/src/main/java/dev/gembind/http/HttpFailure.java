package dev.gembind.http;

import java.util.Arrays;
import java.util.List;

/** What can go wrong between us and a service. The {@link #reason()} is stable: metrics, logs and programs may rely on it. */
public enum HttpFailure {
    /** The host has no address, or the lookup took too long. */
    DNS("dns-failed", true),
    /** A public host answered the lookup with an address of a private network. */
    ADDRESS_BLOCKED("address-blocked", true),
    /** No connection could be opened. */
    CONNECT("connect-failed", true),
    /** The encrypted connection could not be agreed on, or the certificate is not good. */
    TLS("tls-failed", true),
    /** The deadline passed. */
    TIMEOUT("timeout", true),
    /** The connection was cut after the request had left and before an answer began. */
    RESET("connection-reset", true),
    /** The answer ended too early. */
    TRUNCATED("answer-truncated", true),
    /** The answer is larger than its cap. */
    TOO_LARGE("answer-too-large", true),
    /** The service sent us elsewhere, which a call with credentials never follows. */
    REDIRECT("redirected", true),
    /** A status that makes no sense here. */
    STATUS("unexpected-status", true),
    /** The service says that it is broken (5xx). */
    SERVER_ERROR("server-error", true),
    /** A web page instead of an answer for programs. */
    HTML("html-answer", true),
    /** Neither JSON nor a web page. */
    CONTENT_TYPE("wrong-content-type", true),
    /** Nothing where an answer was due. */
    EMPTY("empty-answer", true),
    /** Said to be JSON, but it is not, or it is no JSON object. */
    MALFORMED("malformed-answer", true),
    /** Not called: it failed too often lately. */
    BREAKER_OPEN("breaker-open", false),
    /** Not called: it asked for a pause that is not over. */
    PAUSED("paused", false),
    /** The calling thread was interrupted; its flag is set. */
    INTERRUPTED("interrupted", false),
    /** The client was closed. */
    CLOSED("closed", false);

    private final String reason;
    private final boolean hostsFault;

    HttpFailure(String reason, boolean hostsFault) {
        this.reason = reason;
        this.hostsFault = hostsFault;
    }

    /** Returns the stable, kebab-case name. */
    public String reason() {
        return reason;
    }

    /** Says whether it counts against the host in the breaker. */
    boolean isHostsFault() {
        return hostsFault;
    }

    /** Returns every reason. */
    static List<String> reasons() {
        return Arrays.stream(values()).map(HttpFailure::reason).toList();
    }
}
