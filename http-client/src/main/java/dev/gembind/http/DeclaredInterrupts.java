package dev.gembind.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes an interrupt during a call an {@link InterruptedIOException}, with the interrupt flag set: while OkHttp connects, it
 * lets an InterruptedException out that Kotlin does not make it declare, and no caller in Java expects one. Thread-safe.
 */
public final class DeclaredInterrupts implements Interceptor {
    /** What {@link Interceptor.Chain#proceed} truly throws. */
    @FunctionalInterface
    private interface Exchange {
        Response proceed(Request request) throws IOException, InterruptedException;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Exchange exchange = chain::proceed;
        try {
            return exchange.proceed(chain.request());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while connecting");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
