package dev.gembind.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Makes a result of a response whose headers have arrived. */
final class AnswerReader {
    private static final byte[] NOTHING = {};

    private final InstantSource clock;
    private final int maxBody;

    AnswerReader(InstantSource clock, int maxBody) {
        this.clock = clock;
        this.maxBody = maxBody;
    }

    /**
     * Reads what is needed of the body.
     *
     * @throws IOException if the body of a success cannot be read; any other status says enough without its body
     */
    HttpResult read(HttpCall call, Response response) throws IOException {
        int status = response.code();
        if (HttpStatus.isSuccess(status)) {
            return success(call, response);
        }
        if (HttpStatus.isClientError(status)) {
            return refusal(new HttpAnswer(status, response.headers(), explanation(response)));
        }
        if (HttpStatus.isServerError(status)) {
            Duration wait = RetryAfter.of(new HttpAnswer(status, response.headers(), NOTHING), clock.instant());
            return new HttpResult.Failed(HttpFailure.SERVER_ERROR, status, true, wait);
        }
        return failed(HttpStatus.isRedirect(status) ? HttpFailure.REDIRECT : HttpFailure.STATUS, status);
    }

    private HttpResult success(HttpCall call, Response response) throws IOException {
        int status = response.code();
        if (!call.bodyExpected()) {
            return new HttpResult.Success(new HttpAnswer(status, response.headers(), NOTHING));
        }
        // asked first: a body that says it is too large need not be read to find out
        if (response.body().contentLength() > maxBody) {
            return failed(HttpFailure.TOO_LARGE, status);
        }
        byte[] body = upTo(response, maxBody + 1L);
        return body.length > maxBody
                ? failed(HttpFailure.TOO_LARGE, status)
                : judge(new HttpAnswer(status, response.headers(), body));
    }

    private static HttpResult judge(HttpAnswer answer) {
        if (answer.isHtml()) {
            return failed(HttpFailure.HTML, answer.status());
        }
        if (answer.isEmpty()) {
            return failed(HttpFailure.EMPTY, answer.status());
        }
        if (!answer.isJson()) {
            return failed(HttpFailure.CONTENT_TYPE, answer.status());
        }
        return answer.findJson().isPresent()
                ? new HttpResult.Success(answer)
                : failed(HttpFailure.MALFORMED, answer.status());
    }

    private HttpResult refusal(HttpAnswer answer) {
        return answer.status() == HttpStatus.TOO_MANY_REQUESTS
                ? new HttpResult.RateLimited(answer, RetryAfter.of(answer, clock.instant()))
                : new HttpResult.Refused(answer);
    }

    private byte[] explanation(Response response) {
        try {
            return upTo(response, maxBody);
        } catch (IOException e) {
            // the status was said; only the reasons are lost
            return NOTHING;
        }
    }

    /** Reads decompressed bytes until the end or the limit, so that a small packed body cannot grow beyond it. */
    private static byte[] upTo(Response response, long limit) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        long left = limit;
        while (left > 0) {
            long read = source.read(body, left);
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return body.readByteArray();
    }

    private static HttpResult.Failed failed(HttpFailure failure, int status) {
        return new HttpResult.Failed(failure, status, true, null);
    }
}
