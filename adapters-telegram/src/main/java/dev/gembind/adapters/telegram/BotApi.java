package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gembind.http.DeclaredInterrupts;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;

/**
 * Calls the Bot API: {@code POST /bot<token>/<method>} with a JSON body. It never throws for what a network or a server
 * may do, it never retries, and an answer larger than its cap is a failure.
 *
 * <p>Polls have an instance of their own, because they are meant to hang: sharing a client would either cut them or let
 * an ordinary call hang as long. Thread-safe. {@link #close} ends the calls under way at once and refuses new ones.
 */
final class BotApi implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER = 1L << 20;
    // a hundred updates of the largest kind are well below this
    private static final long MAX_UPDATES = 16L << 20;
    private static final String USER_AGENT = "Gembind";

    private final HttpUrl base;
    private final String botSegment;
    private final JsonMapper mapper;
    private final AnswerReader reader;
    private final BotMeters meters;
    private final OkHttpClient client;
    private final long cap;
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private BotApi(TelegramConfig config, BotMeters meters, Duration deadline, long cap) {
        String token = config.token().reveal();
        this.base = HttpUrl.get(config.apiBase().toString());
        this.botSegment = "bot" + token;
        this.mapper = new JsonMapper();
        this.reader = new AnswerReader(mapper, token);
        this.meters = meters;
        this.client = client(deadline);
        this.cap = cap;
    }

    /** Makes one for ordinary calls, each within the call timeout. */
    static BotApi forCalls(TelegramConfig config, BotMeters meters) {
        return new BotApi(config, meters, config.callTimeout(), MAX_ANSWER);
    }

    /** Makes one for polls, which the server may hold for the poll timeout. */
    static BotApi forPolls(TelegramConfig config, BotMeters meters) {
        return new BotApi(config, meters, config.pollTimeout().plus(config.callTimeout()), MAX_UPDATES);
    }

    private static OkHttpClient client(Duration deadline) {
        return new OkHttpClient.Builder()
                .callTimeout(deadline)
                .connectTimeout(deadline)
                .readTimeout(deadline)
                .writeTimeout(deadline)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new DeclaredInterrupts())
                .build();
    }

    /** Calls a method and waits for what comes of it. */
    ApiAnswer call(PartialBotApiMethod<?> method) {
        Timer.Sample sample = meters.start();
        ApiAnswer answer = run(client.newCall(request(method)));
        meters.called(sample, method.getMethod(), answer);
        return answer;
    }

    private Request request(PartialBotApiMethod<?> method) {
        HttpUrl url = base.newBuilder()
                .encodedPath("/")
                .addPathSegment(botSegment)
                .addPathSegment(method.getMethod())
                .build();
        return new Request.Builder()
                .url(url)
                .header("User-Agent", USER_AGENT)
                .post(RequestBody.create(json(method), JSON))
                .build();
    }

    private byte[] json(PartialBotApiMethod<?> method) {
        try {
            return mapper.writeValueAsBytes(method);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(method.getMethod() + " could not be written as JSON", e);
        }
    }

    private ApiAnswer run(Call call) {
        running.add(call);
        try {
            // added first, asked second: close() sets the flag first and cancels second, so none slips through
            if (closed) {
                return new ApiAnswer.Failed("stopped");
            }
            try (Response response = call.execute()) {
                return answer(response);
            }
        } catch (IOException e) {
            // the kind only: a message may hold the address, and the address holds the token
            return new ApiAnswer.Failed(e.getClass().getSimpleName());
        } finally {
            running.remove(call);
        }
    }

    private ApiAnswer answer(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        long left = cap + 1;
        while (left > 0) {
            long read = source.read(body, left);
            if (read < 0) {
                return reader.read(response.code(), response.header("Retry-After"), body.readByteArray());
            }
            left -= read;
        }
        return new ApiAnswer.Failed("an answer of more than " + cap + " bytes");
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Call::cancel);
        client.connectionPool().evictAll();
    }
}
