// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of a policy, read strictly: anything after the document is an error, and whoever looks into an object in which
 * a member is there twice is told so. Every value knows where it stands.
 */
sealed interface PolicyJson {

    Position position();

    /** A string, or a number or boolean as text. */
    record Text(Position position, String value) implements PolicyJson {}

    record Items(Position position, List<PolicyJson> items) implements PolicyJson {}

    /**
     * An object.
     *
     * @param names where the name of each member stands
     */
    record Members(Position position, Map<String, PolicyJson> members, Map<String, Position> names)
            implements PolicyJson {}

    /**
     * An object in which a member is there twice: nobody says which of the two holds.
     *
     * @param position where the second one stands
     */
    record Ambiguous(Position position, String name) implements PolicyJson {}

    /** {@code null}, which has no meaning in a policy. */
    record Nothing(Position position) implements PolicyJson {}

    /** How deep a document may nest; a policy needs six levels. */
    int DEEPEST = 32;

    /**
     * Reads a document that begins at a place of a larger one.
     *
     * @throws PolicyException if it is no JSON, or not one document
     */
    static PolicyJson read(String text, Position start) throws PolicyException {
        PositionReader source = new PositionReader(text, start);
        try (JsonReader json = new JsonReader(source)) {
            json.setStrictness(Strictness.STRICT);
            PolicyJson document = value(json, source, 1);
            if (!isAtEnd(json)) {
                throw new PolicyException(source.position(), "there is more after the document");
            }
            return document;
        } catch (EOFException e) {
            throw new PolicyException(source.position(), "the document ends too early");
        } catch (MalformedJsonException e) {
            throw new PolicyException(
                    source.position(), source.isExhausted() ? "the document ends too early" : "not valid JSON");
        } catch (IOException e) {
            throw new PolicyException(source.position(), "not readable: " + e.getMessage());
        }
    }

    private static boolean isAtEnd(JsonReader json) throws IOException {
        try {
            return json.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static PolicyJson value(JsonReader json, PositionReader source, int depth)
            throws IOException, PolicyException {
        JsonToken token = json.peek();
        Position position = source.position();
        if (depth > DEEPEST) {
            throw new PolicyException(position, "the document nests deeper than any policy");
        }
        return switch (token) {
            case BEGIN_OBJECT -> members(json, source, depth);
            case BEGIN_ARRAY -> new Items(position, items(json, source, depth));
            case STRING -> new Text(position, json.nextString());
            case NUMBER -> new Text(source.literal(), json.nextString());
            case BOOLEAN -> new Text(source.literal(), Boolean.toString(json.nextBoolean()));
            case NULL -> {
                json.nextNull();
                yield new Nothing(source.literal());
            }
            default -> throw new PolicyException(position, "a value is missing");
        };
    }

    private static PolicyJson members(JsonReader json, PositionReader source, int depth)
            throws IOException, PolicyException {
        Position start = source.position();
        Map<String, PolicyJson> members = new LinkedHashMap<>();
        Map<String, Position> names = new HashMap<>();
        Optional<PolicyJson> twice = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            Position position = source.position();
            String name = json.nextName();
            if (names.putIfAbsent(name, position) != null && twice.isEmpty()) {
                twice = Optional.of(new Ambiguous(position, name));
            }
            members.put(name, value(json, source, depth + 1));
        }
        json.endObject();
        return twice.orElse(new Members(start, members, names));
    }

    private static List<PolicyJson> items(JsonReader json, PositionReader source, int depth)
            throws IOException, PolicyException {
        List<PolicyJson> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value(json, source, depth + 1));
        }
        json.endArray();
        return items;
    }

    /** The elements of a list; a value that is no list as a list of itself. */
    default List<PolicyJson> oneOrMore() {
        return this instanceof Items items ? items.items() : List.of(this);
    }

    /**
     * The members of an object.
     *
     * @param what for error messages: what has to be one
     */
    default Members object(String what) throws PolicyException {
        if (this instanceof Members object) {
            return object;
        }
        throw otherThan("an object", what);
    }

    /**
     * The text.
     *
     * @param what for error messages: what has to be one
     */
    default String text(String what) throws PolicyException {
        if (this instanceof Text text) {
            return text.value();
        }
        throw otherThan("a text", what);
    }

    private PolicyException otherThan(String wanted, String what) {
        return this instanceof Ambiguous object
                ? new PolicyException(position(), Quoted.of(object.name()) + " is there twice")
                : new PolicyException(position(), what + " is " + sort() + ", not " + wanted);
    }

    private String sort() {
        if (this instanceof Text) {
            return "a text";
        }
        if (this instanceof Items) {
            return "a list";
        }
        return this instanceof Nothing ? "null" : "an object";
    }
}
