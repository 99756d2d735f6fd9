package dev.gembind.app.stores;

import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/** Instances that agree in the database that they share. */
record DatabaseSharing(JdbcStorage storage) implements Sharing {
    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public RateLimiter limiter(RateLimiter local, AlertSink alerts) {
        return storage.limiter(local, alerts);
    }

    @Override
    public int forgetLimits(int most) {
        return storage.forgetLimits(most);
    }

    @Override
    public boolean holdLease(String name, String holder, Duration time) {
        return storage.holdLease(name, holder, time);
    }

    @Override
    public void giveUpLease(String name, String holder) {
        storage.giveUpLease(name, holder);
    }
}
