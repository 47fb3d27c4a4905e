// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that strangers wrote, read strictly and within limits: no duplicate names, nothing after the end. */
final class Json {

    /** The most that one file may hold, in bytes. */
    static final int MAX_BYTES = 64 << 20;

    /** How deep values may be nested. The answers of AWS reach about 15. */
    static final int MAX_DEPTH = 64;

    /** How many digits a number may have. */
    static final int MAX_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonMapper SORTING =
            MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private Json() {}

    /**
     * One value, in UTF-8 or in the UTF-16 that PowerShell writes, with or without a byte order mark.
     *
     * @throws JacksonException if the bytes are not one sound JSON value
     */
    static JsonNode parse(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /** A parser over the same bytes, to find a place again. */
    static JsonParser parser(byte[] bytes) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    /** A text that is a sound JSON object; else empty. */
    static Optional<JsonNode> strict(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node instanceof ObjectNode ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Without any white space. */
    static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** A text that is the same for equal values, whatever the order of their members. */
    static String canonical(JsonNode node) {
        return SORTING.writeValueAsString(node);
    }

    /** For people: indented, one member a line, ending with a line feed. */
    static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }
}
