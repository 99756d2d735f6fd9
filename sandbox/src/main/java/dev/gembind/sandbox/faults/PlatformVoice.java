package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.Answer;

/** How a platform words its failures. */
public interface PlatformVoice {
    /** Returns 429 with Retry-After in seconds. */
    Answer rateLimited(long seconds);

    /** Returns 500. */
    Answer serverError();

    /** Returns JSON that parses but is not what the caller asked for. */
    Answer wrongShape();
}
