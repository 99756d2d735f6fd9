package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Endpoint;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** The gate each request of a platform passes: a fault that is on hits it here, else it gets its true answer. */
public final class FaultGate {
    /** The size of HUGE_BODY and COMPRESSED_BOMB in bytes. */
    static final long HUGE = 64L << 20;

    private static final int OK = 200;

    private final FaultSwitches switches;
    private final PlatformVoice voice;
    private final CallLog log;

    /** Makes the gate of one platform. */
    public FaultGate(FaultSwitches switches, PlatformVoice voice, CallLog log) {
        this.switches = switches;
        this.voice = voice;
        this.log = log;
    }

    /** Answers one request to the call of this name, truly or not. */
    public void pass(Context request, String name, Endpoint endpoint) {
        Wire wire = new Wire(request);
        Optional<ActiveFault> fault = switches.take(name);
        if (fault.isEmpty()) {
            Answer answer = endpoint.answer(request);
            log.add(name, answer.status(), null);
            wire.send(answer);
            return;
        }
        FaultKind kind = fault.get().fault().kind();
        int status = hit(fault.get(), wire, () -> endpoint.answer(request));
        log.add(name, status, kind);
    }

    private interface Truth {
        Answer get();
    }

    /** Returns the status that was sent, or 0. */
    private int hit(ActiveFault active, Wire wire, Truth truth) {
        Fault fault = active.fault();
        return switch (fault.kind()) {
            case HANG, DOWN -> wire.hang(active);
            case RESET -> wire.reset();
            case LOST_ANSWER -> {
                truth.get();
                yield wire.reset();
            }
            case SLOW_DRIP -> wire.drip(truth.get(), active);
            case TRUNCATED_JSON -> wire.send(half(truth.get()));
            case RATE_LIMIT -> wire.send(voice.rateLimited(fault.pause().toSeconds()));
            case SERVER_ERROR -> wire.send(voice.serverError());
            case HTML_ERROR -> wire.send(CloudflarePage.badGateway());
            case WRONG_JSON -> wire.send(voice.wrongShape());
            case EMPTY_BODY -> wire.send(new Answer(OK, "application/json", "", Map.of()));
            case HUGE_BODY -> wire.huge(HUGE, false);
            case COMPRESSED_BOMB -> wire.huge(HUGE, true);
            case SCRIPTED -> wire.send(script(fault));
            case DUPLICATE_UPDATES, REORDERED_UPDATES -> wire.send(truth.get());
        };
    }

    private static Answer script(Fault fault) {
        Answer script = fault.script();
        if (script == null) {
            throw new IllegalStateException("a scripted fault without an answer");
        }
        return script;
    }

    private static Answer half(Answer answer) {
        String body = answer.body();
        return new Answer(
                answer.status(), answer.contentType(), body.substring(0, body.length() / 2), answer.headers());
    }
}
