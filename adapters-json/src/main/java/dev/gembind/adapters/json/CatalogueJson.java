package dev.gembind.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue as a document: what {@code GEMBIND_CATALOGUE_FILE} holds and {@code GET /api/v1/catalogue} answers. */
public final class CatalogueJson {
    /** The largest document that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The largest price and number of gems. */
    static final long MAX = Gems.MAX_UNITS;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 64;
    private static final String DEFAULT = "catalogue.json";
    private static final ObjectMapper MAPPER = mapper();

    private CatalogueJson() {}

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

    /** Returns the catalogue that is used when none is configured. */
    public static Catalogue shipped() {
        try (InputStream in = CatalogueJson.class.getResourceAsStream(DEFAULT)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + DEFAULT);
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + DEFAULT + " cannot be read", e);
        }
    }

    /**
     * Reads a document.
     *
     * @param document JSON in UTF-8
     * @throws DocumentException with everything that is wrong with it
     */
    public static Catalogue read(byte[] document) {
        if (document.length > MAX_BYTES) {
            throw new DocumentException(
                    List.of("the document has " + document.length + " bytes, but may have " + MAX_BYTES));
        }
        return new CatalogueReader().read(tree(text(document)));
    }

    private static String text(byte[] document) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DocumentException(List.of("the document is not UTF-8"));
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new DocumentException(List.of("the document is not JSON" + where + ": " + e.getOriginalMessage()));
        }
    }

    /** Writes the document of a catalogue; {@link #read} makes the same catalogue of it. */
    public static String write(Catalogue catalogue) {
        return CatalogueWriter.tree(catalogue).toPrettyString();
    }
}
