/**
 * What every call to an outside service shares: a total deadline, a cap on the answer, no redirects, no hidden repeats, a
 * fixed destination, a circuit breaker, and one closed list of what can go wrong.
 *
 * <p>{@link dev.gembind.http.ProviderHttp} is the way in; one of it serves one service. {@link
 * dev.gembind.http.BoundedOkHttp} gives the same client to libraries that want OkHttp itself. Nothing here logs, and no
 * message holds a query, a header or a body.
 */
@NullMarked
package dev.gembind.http;

import org.jspecify.annotations.NullMarked;
