package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.RequestInfo;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.audit.Origin;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** One request to the API: its path, its body, and the way to answer. */
final class ApiCall {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int NO_CONTENT = 204;
    private static final int MAX_DIGITS = 16;
    private static final int MAX_ID = 64;

    private final Context context;
    private final ApiKey key;

    ApiCall(Context context, ApiKey key) {
        this.context = context;
        this.key = key;
    }

    /** Returns the caller's name in what is kept of a transfer. */
    String actor() {
        return "key:" + key.id();
    }

    /** Tells whether a header was sent more than once. */
    boolean repeats(String name) {
        return Collections.list(context.req().getHeaders(name)).size() > 1;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /** Returns a whole number of the query between two bounds; empty when it is not given. */
    OptionalLong queryNumber(String name, long least, long most) {
        String sent = context.queryParam(name);
        if (sent == null) {
            return OptionalLong.empty();
        }
        boolean digits =
                !sent.isEmpty() && sent.length() <= MAX_DIGITS && sent.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(sent) : -1;
        if (number < least || number > most) {
            throw Problem.field(name, "must be a whole number from " + least + " to " + most)
                    .raise();
        }
        return OptionalLong.of(number);
    }

    /** Returns a text of the query; empty when it is not given. */
    Optional<String> queryText(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    UserId user() {
        return user(context.pathParam("user"));
    }

    /** Returns the user whom the query names. */
    UserId queryUser() {
        return user(queryText("user")
                .orElseThrow(() -> Problem.field("user", "is missing: say whose with ?user=")
                        .raise()));
    }

    private static UserId user(String text) {
        if (!UserId.isValid(text)) {
            throw Problem.field("user", "must have 1 to 64 characters of A-Z a-z 0-9 . _ : -")
                    .raise();
        }
        return new UserId(text);
    }

    Platform platform() {
        return platform("platform", context.pathParam("platform"));
    }

    /**
     * @param field the name or pointer of the field that holds the platform
     */
    static Platform platform(String field, String key) {
        return Platform.find(key)
                .orElseThrow(() ->
                        Problem.field(field, "must be one of " + platforms()).raise());
    }

    private static String platforms() {
        return Arrays.stream(Platform.values()).map(Platform::key).collect(Collectors.joining(", "));
    }

    String pathText(String name) {
        return context.pathParam(name);
    }

    /** Returns an id of ours from the path; empty when the text cannot be one, and so belongs to nothing. */
    Optional<String> pathId(String name) {
        return Optional.of(context.pathParam(name)).filter(ApiCall::isId);
    }

    static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_ID
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /** Reads the body, an object with no other fields than these. */
    JsonFields body(String... fields) {
        return JsonFields.read(context, Set.of(fields));
    }

    /** Checks that there is no body, or one without content. */
    void requireNoBody() {
        if (!hasNoBody()) {
            body();
        }
    }

    /** Says who asks, for the audit log. */
    Origin origin() {
        RequestInfo info = RequestInfo.of(context);
        return new Origin(Origin.Actor.HOST, info.client().auditPrefix(), info.id());
    }

    /** Adds a header, which is sent with a problem too. */
    void addHeader(String name, String value) {
        context.header(name, value);
    }

    /** Tells whether there is no body at all. */
    boolean hasNoBody() {
        return context.bodyAsBytes().length == 0;
    }

    void answer(int status, JsonNode body) {
        context.status(status).contentType(JSON).result(body.toString());
    }

    /** Answers with a document that was written before. */
    void answer(int status, String document) {
        context.status(status).contentType(JSON).result(document);
    }

    void answerNothing() {
        context.status(NO_CONTENT);
    }
}
