package dev.gembind.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON as RFC 8259 has it and no more: UTF-8 only, one value, no name twice, nothing after it, bounded depth.
 * Leniency would let two readers of one answer understand two different things.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /** Finds the object these bytes are; empty if they are anything else. */
    static Optional<JsonObject> findObject(byte[] bytes) {
        try {
            // decoded first: Jackson would guess UTF-16 and UTF-32 and let broken UTF-8 pass in places
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode root = MAPPER.readTree(text);
            return root instanceof ObjectNode object ? Optional.of(JsonObject.root(object)) : Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException e) {
            // what is wrong inside is never told: the message would quote the answer
            return Optional.empty();
        }
    }
}
