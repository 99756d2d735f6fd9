package dev.gembind.http;

import java.net.URI;

/**
 * One outside service and how to treat it.
 *
 * @param provider its name in metrics and thread names: 1 to 32 of {@code a-z 0-9 -}
 * @param base scheme, host, port and path prefix of the service. No call goes anywhere else; addresses of private
 *     networks are refused unless this names such a network itself (an address of one, {@code localhost}, a name without
 *     a dot, or one below {@code .localhost}, {@code .local}, {@code .internal}, {@code .lan} or {@code .home.arpa})
 * @param userAgent the User-Agent of every call, printable ASCII
 * @param limits time and size
 * @param breaker when to stop calling
 */
public record HttpConfig(String provider, URI base, String userAgent, HttpLimits limits, BreakerLimits breaker) {
    private static final int MAX_PROVIDER = 32;
    private static final int MAX_USER_AGENT = 200;

    /**
     * @throws IllegalArgumentException if a value cannot be right; the message names the field
     */
    public HttpConfig {
        if (provider.isEmpty()
                || provider.length() > MAX_PROVIDER
                || !provider.chars().allMatch(HttpConfig::isName)) {
            throw new IllegalArgumentException("provider must be 1 to 32 of a-z 0-9 -, but is " + provider);
        }
        if (userAgent.isBlank()
                || userAgent.length() > MAX_USER_AGENT
                || !userAgent.chars().allMatch(HttpConfig::isPrintable)) {
            throw new IllegalArgumentException("userAgent must be 1 to 200 printable ASCII characters");
        }
        HttpBase.requireValid(base);
    }

    /** Returns the configuration with the usual limits. */
    public static HttpConfig of(String provider, URI base, String userAgent) {
        return new HttpConfig(provider, base, userAgent, HttpLimits.standard(), BreakerLimits.standard());
    }

    /** Tells whether an address is an http or https scheme, a host and perhaps a port, and nothing else. */
    public static boolean isOrigin(URI address) {
        return HttpBase.isOrigin(address);
    }

    /** Returns the same with other limits. */
    public HttpConfig withLimits(HttpLimits other) {
        return new HttpConfig(provider, base, userAgent, other, breaker);
    }

    /** Returns the same with another breaker. */
    public HttpConfig withBreaker(BreakerLimits other) {
        return new HttpConfig(provider, base, userAgent, limits, other);
    }

    private static boolean isName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }
}
