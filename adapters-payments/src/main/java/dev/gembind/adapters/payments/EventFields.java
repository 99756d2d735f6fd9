package dev.gembind.adapters.payments;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Price;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of an event. Providers add fields whenever they like, so unknown ones are no error; those that are known must
 * be what they should, and money is whole numbers and nothing else.
 */
final class EventFields {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 64;
    private static final int MAX_TEXT = 255;
    private static final ObjectMapper MAPPER = mapper();

    private final String path;
    private final ObjectNode object;

    private EventFields(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static EventFields read(byte[] body) throws MalformedEventException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return new EventFields("", object);
            }
            throw new MalformedEventException("the body is no object");
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("the body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("the body is not JSON");
        }
    }

    /** Returns an object that must be there. */
    EventFields object(String name) throws MalformedEventException {
        if (object.get(name) instanceof ObjectNode inner) {
            return new EventFields(path + "/" + name, inner);
        }
        throw wrong(name, "an object");
    }

    /** Finds an object; what is no object, null among it, counts as absent. */
    Optional<EventFields> findObject(String name) {
        return object.get(name) instanceof ObjectNode inner
                ? Optional.of(new EventFields(path + "/" + name, inner))
                : Optional.empty();
    }

    String text(String name) throws MalformedEventException {
        return findText(name).orElseThrow(() -> wrong(name, "a text"));
    }

    /** Finds a text; null counts as absent. */
    Optional<String> findText(String name) throws MalformedEventException {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
            throw wrong(name, "a text of at most " + MAX_TEXT + " characters");
        }
        return Optional.of(value.textValue());
    }

    /** Returns a whole number above zero that must be there. */
    long amount(String name) throws MalformedEventException {
        return findAmount(name).orElseThrow(() -> wrong(name, "a whole number above zero"));
    }

    /** Finds a whole number above zero; null counts as absent. */
    Optional<Long> findAmount(String name) throws MalformedEventException {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() > 0
                && value.longValue() <= Gems.MAX_UNITS;
        if (!fits) {
            throw wrong(name, "a whole number above zero");
        }
        return Optional.of(value.longValue());
    }

    /** Returns what was paid; currencies may come in small letters. */
    Price price(String amount, String currency) throws MalformedEventException {
        String letters = text(currency).toUpperCase(Locale.ROOT);
        if (!Price.isCurrency(letters)) {
            throw wrong(currency, "a currency of three letters");
        }
        return new Price(amount(amount), letters);
    }

    ChargeId charge(String provider, String name) throws MalformedEventException {
        try {
            return new ChargeId(provider, text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "a charge id of 1 to 200 printable ASCII characters");
        }
    }

    /** Returns the object as a text that is the same for the same fields in the same order. */
    String canonical() {
        return object.toString();
    }

    MalformedEventException wrong(String name, String wanted) {
        return new MalformedEventException(path + "/" + name + " must be " + wanted);
    }
}
