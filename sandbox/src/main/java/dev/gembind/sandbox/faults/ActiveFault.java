package dev.gembind.sandbox.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A fault that is switched on, with what is left of its count. Requests it holds wait here until it is released. */
public final class ActiveFault {
    private static final int UNLIMITED = -1;

    private final long id;
    private final Fault fault;
    private final CountDownLatch released = new CountDownLatch(1);
    private int left;

    ActiveFault(long id, Fault fault) {
        this.id = id;
        this.fault = fault;
        this.left = fault.count() == 0 ? UNLIMITED : fault.count();
    }

    /** Returns the number by which it is switched off. */
    public long id() {
        return id;
    }

    /** Returns what was switched on. */
    public Fault fault() {
        return fault;
    }

    /** Returns how many more requests it will hit, or -1 for all. */
    public synchronized int left() {
        return left;
    }

    synchronized boolean use() {
        if (left == 0) {
            return false;
        }
        if (left > 0) {
            left--;
        }
        return true;
    }

    void release() {
        released.countDown();
    }

    /** Waits; true as soon as the fault was switched off. */
    boolean releasedWithin(Duration time) {
        try {
            return released.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
