package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.LoopbackServer;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What all simulated platforms have: a server on a port of their own, switches that break it, and a log of what it saw.
 * Thread-safe once it has been started.
 */
public abstract class SimulatedPlatform implements AutoCloseable {
    private final CallLog calls;
    private final FaultSwitches faults;
    private final AtomicReference<LoopbackServer> server;

    /**
     * @param clock stamps the log
     */
    protected SimulatedPlatform(InstantSource clock) {
        AtomicReference<LoopbackServer> started = new AtomicReference<>();
        this.calls = new CallLog(clock);
        this.faults =
                new FaultSwitches(on -> Objects.requireNonNull(started.get()).listen(on));
        this.server = started;
    }

    /** Returns what lets requests through, unless a switch is in their way. */
    protected final FaultGate gate(PlatformVoice voice) {
        return new FaultGate(faults, voice, calls);
    }

    /** Starts the server on a free port of 127.0.0.1; a constructor ends with it. */
    protected final void start(String name, Consumer<RoutesConfig> routes) {
        server.set(LoopbackServer.start(name, routes));
    }

    private LoopbackServer server() {
        return Objects.requireNonNull(server.get(), "start() comes first");
    }

    /** Returns what takes the place of the real platform's address. */
    public final URI base() {
        return server().base();
    }

    /** Says whether it accepts connections. */
    public final boolean isUp() {
        return server().isUp();
    }

    /** Returns the switches that break this platform. */
    public final FaultSwitches faults() {
        return faults;
    }

    /** Returns the newest requests it saw, oldest first. */
    public final List<Call> calls() {
        return calls.newest();
    }

    /** Cuts held requests, stops and frees the port. */
    @Override
    public void close() {
        server().cut(); // or a request that is let go of could still be answered
        faults.clear();
        server().close();
    }
}
