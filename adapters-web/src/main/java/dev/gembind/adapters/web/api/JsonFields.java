package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.ledger.Gems;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request's body, read strictly: one JSON object in UTF-8, no field twice, none that is not known. What a
 * caller misspells is refused rather than ignored.
 */
final class JsonFields {
    /** The largest body taken, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_DIGITS = 64;
    private static final int MAX_NAMED = 10;
    private static final int MAX_SHOWN = 64;
    private static final String TYPE = "application/json";
    private static final ObjectMapper MAPPER = mapper();

    private final ObjectNode object;

    private JsonFields(ObjectNode object) {
        this.object = object;
    }

    private static ObjectMapper mapper() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_DIGITS)
                .maxStringLength(MAX_BYTES)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static JsonFields read(Context context, Set<String> known) {
        requireJson(context.contentType());
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(ProblemKind.TOO_LARGE, "The body may have at most " + MAX_BYTES + " bytes.")
                    .raise();
        }
        JsonFields fields = new JsonFields(object(text(bytes)));
        fields.requireKnown(known);
        return fields;
    }

    private static void requireJson(@Nullable String contentType) {
        String sent = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int end = sent.indexOf(';');
        if (!TYPE.equals((end < 0 ? sent : sent.substring(0, end)).trim())) {
            throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA, "Send the body as " + TYPE + ".")
                    .raise();
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemKind.VALIDATION, "The body is not UTF-8.").raise();
        }
    }

    private static ObjectNode object(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemKind.VALIDATION, "The body is not valid JSON" + place(e.getLocation()) + ".")
                    .raise();
        }
        throw Problem.of(ProblemKind.VALIDATION, "The body must be a JSON object.")
                .raise();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " near line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private void requireKnown(Set<String> known) {
        List<Problem.FieldError> unknown = new ArrayList<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext() && unknown.size() < MAX_NAMED; ) {
            String name = names.next();
            if (!known.contains(name)) {
                unknown.add(new Problem.FieldError(pointer(name), "is not known"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Problem(ProblemKind.VALIDATION, "The body has fields that are not known.", null, unknown).raise();
        }
    }

    /** Returns a text that must be there. */
    String requireText(String name) {
        return text(name)
                .orElseThrow(() -> Problem.field(pointer(name), "is missing").raise());
    }

    /** Returns a text that may be missing. */
    Optional<String> text(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Problem.field(pointer(name), "must be a text").raise();
        }
        return Optional.of(value.textValue());
    }

    /** Returns a number of gems that must be there. */
    Gems requireGems(String name) {
        return gems(name)
                .orElseThrow(() -> Problem.field(pointer(name), "is missing").raise());
    }

    /**
     * Returns a number of gems that may be missing. It is written as a whole number: what JSON readers would have to round or
     * convert, such as {@code 1.0}, {@code 1e3} or {@code "1"}, is refused.
     */
    Optional<Gems> gems(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.longValue() < 1 || value.longValue() > Gems.MAX_UNITS) {
            throw Problem.field(pointer(name), "must be a whole number from 1 to " + Gems.MAX_UNITS)
                    .raise();
        }
        return Optional.of(new Gems(value.longValue()));
    }

    /** Returns the JSON Pointer (RFC 6901) of a field. */
    static String pointer(String name) {
        String shown = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN);
        return "/" + shown.replace("~", "~0").replace("/", "~1");
    }
}
