package dev.gembind.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether the first byte of a request may have left. Until then a repeat is harmless, afterwards never. */
final class CallProgress extends EventListener {
    private volatile boolean sent;

    boolean sent() {
        return sent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }
}
