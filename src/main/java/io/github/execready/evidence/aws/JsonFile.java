// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON file and its errors: one line each, with file, line and column and what to do. */
final class JsonFile {

    private static final String AGAIN = "collect it again, or correct this line";

    private final String name;
    private final byte[] bytes;
    private final ObjectNode root;

    private JsonFile(String name, byte[] bytes, ObjectNode root) {
        this.name = name;
        this.bytes = bytes;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param name as people call the file
     * @throws EvidenceException if the bytes are not one JSON object within the limits of {@link Json}
     */
    static JsonFile parse(String name, byte[] bytes) {
        JsonNode root = tree(name, bytes);
        if (root.isMissingNode()) {
            throw new EvidenceException(name + ": the file is empty; collect it again");
        }
        if (root instanceof ObjectNode object) {
            return new JsonFile(name, bytes, object);
        }
        throw new EvidenceException(name + ":1:1: expected a JSON object; " + AGAIN);
    }

    String name() {
        return name;
    }

    ObjectNode root() {
        return root;
    }

    // Without the parser's own exception as the cause: its words quote the input, which may hold secrets.
    private static JsonNode tree(String name, byte[] bytes) {
        try {
            return Json.parse(bytes);
        } catch (StreamConstraintsException e) {
            throw new EvidenceException(name + limit(bytes) + ": beyond the limits of a bundle (" + Json.MAX_DEPTH
                    + " levels, " + (Json.MAX_BYTES >> 20) + " MiB, numbers of " + Json.MAX_NUMBER
                    + " digits); collect it again");
        } catch (UnexpectedEndOfInputException e) {
            throw new EvidenceException(at(name, e) + "the file ends too early; collect it again");
        } catch (JacksonException e) {
            String problem = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
            String words = problem.startsWith("duplicate") ? "the same member twice in one object" : "this is not JSON";
            throw new EvidenceException(at(name, e) + words + "; " + AGAIN);
        }
    }

    // The parser's own exception does not say where.
    private static String limit(byte[] bytes) {
        try (JsonParser parser = Json.parser(bytes)) {
            try {
                while (parser.nextToken() != null) {
                    parser.getValueAsString();
                }
                return "";
            } catch (JacksonException e) {
                return colons(parser.currentLocation());
            }
        }
    }

    private static String colons(TokenStreamLocation location) {
        return ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String at(String name, JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? name + ": " : name + colons(location) + ": ";
    }

    /** The error about a value of this file. */
    EvidenceException error(JsonMismatch mismatch) {
        String pointer = mismatch.pointer();
        String where = pointer.isEmpty() ? "" : " for " + pointer;
        return new EvidenceException(
                name + position(pointer) + ": " + mismatch.getMessage() + where + "; " + AGAIN, mismatch);
    }

    // Found by reading again: positions are needed for errors only.
    private String position(String pointer) {
        try (JsonParser parser = Json.parser(bytes)) {
            while (parser.nextToken() != null) {
                boolean value = parser.currentToken().isScalarValue()
                        || parser.currentToken().isStructStart();
                if (value && path(parser).equals(pointer)) {
                    return colons(parser.currentTokenLocation());
                }
            }
        } catch (JacksonException e) {
            return "";
        }
        return "";
    }

    private static String path(JsonParser parser) {
        return parser.currentToken().isStructStart()
                ? unescaped(
                        parser.streamReadContext().getParent().pathAsPointer().toString())
                : unescaped(parser.streamReadContext().pathAsPointer().toString());
    }

    private static String unescaped(String pointer) {
        return pointer.replace("~1", "/").replace("~0", "~");
    }
}
