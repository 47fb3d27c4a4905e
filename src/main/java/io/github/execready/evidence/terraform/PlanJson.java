// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * A plan's JSON as it streams by, within limits: most of it is passed over, and what is kept becomes values with their places.
 * A null is {@link Value.Nothing}.
 */
final class PlanJson implements AutoCloseable {

    /** How deep values may be nested; plans with statements of a firewall's rules reach about 40. */
    static final int MAX_DEPTH = 250;

    /** The most that a plan may hold, in bytes. */
    static final long MAX_BYTES = 1L << 30;

    /** The longest text, in characters: a container definition or a policy. */
    static final int MAX_TEXT = 8 << 20;

    /** How many values are kept; twice what a plan of 200 MB full of services comes to. */
    static final int MAX_VALUES = 4_000_000;

    private static final int MAX_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private final String name;
    private final JsonParser parser;
    private final Optional<Location> fixed;
    private int values;

    private PlanJson(String name, JsonParser parser, Optional<Location> fixed) {
        this.name = name;
        this.parser = parser;
        this.fixed = fixed;
    }

    static PlanJson open(String name, InputStream in) {
        return new PlanJson(name, FACTORY.createParser(ObjectReadContext.empty(), in), Optional.empty());
    }

    /**
     * The JSON that a file holds, with the places of its values.
     *
     * @throws EvidenceException if it is not JSON, or beyond the limits
     */
    static Value placed(String name, String text) {
        try (PlanJson json =
                new PlanJson(name, FACTORY.createParser(ObjectReadContext.empty(), text), Optional.empty())) {
            try {
                json.next();
                return json.value(key -> true);
            } catch (JacksonException e) {
                throw json.error(e);
            }
        }
    }

    /**
     * The JSON that a text holds, as a value whose parts all stand where the text stands; at their lines, where it is a file's.
     *
     * @return empty if it is not one JSON object or array within the limits
     */
    static Optional<Value> parse(String text, Location place) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null || !first.isStructStart()) {
                return Optional.empty();
            }
            boolean ofFile = place.equals(Location.of(place.file()))
                    && !place.file().isEmpty()
                    && !place.file().contains(".tfvars");
            Value value = new PlanJson(place.file(), parser, ofFile ? Optional.empty() : Optional.of(place))
                    .value(key -> true);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException | EvidenceException e) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    /** Moves to the next token and gives it; empty after the last one. */
    Optional<JsonToken> next() {
        return Optional.ofNullable(parser.nextToken());
    }

    JsonToken token() {
        return parser.currentToken();
    }

    /** The name of the member that the parser stands at. */
    String memberName() {
        return String.valueOf(parser.currentName());
    }

    Location here() {
        if (fixed.isPresent()) {
            return fixed.get();
        }
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Location(name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    void skip() {
        parser.skipChildren();
    }

    /** A text or another scalar as text; a structure is passed over and gives an empty text. */
    String text() {
        if (token().isStructStart()) {
            skip();
            return "";
        }
        return token() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    /**
     * Goes through the members of the object at hand: at each, the parser stands at its value, and the reader must consume it.
     * A value that is not an object is passed over.
     */
    void members(MemberReader reader) {
        if (token() != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = memberName();
            Location place = here();
            parser.nextToken();
            reader.read(member, place);
        }
    }

    /** Goes through the elements of the array at hand, in the same way. */
    void elements(Runnable reader) {
        if (token() != JsonToken.START_ARRAY) {
            skip();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.run();
        }
    }

    /** Reads a member whose name stood at a place. */
    interface MemberReader {
        void read(String member, Location place);
    }

    /**
     * The value at hand.
     *
     * @param wanted which members of it are kept, if it is an object; below them all are
     */
    Value value(Predicate<String> wanted) {
        return value(here(), wanted);
    }

    /** The value at hand, placed at its member's name. */
    Value value(Location place, Predicate<String> wanted) {
        if (++values > MAX_VALUES) {
            throw new EvidenceException(name + ": more than " + MAX_VALUES
                    + " values of ECS, IAM and network resources; plan a part of them with -target");
        }
        return switch (token()) {
            case START_OBJECT -> new Value.Fields(fields(wanted), place);
            case START_ARRAY -> new Value.Items(items(), place);
            case VALUE_NULL -> new Value.Nothing(place);
            default -> new Value.Scalar(parser.getString(), place);
        };
    }

    private Map<String, Value> fields(Predicate<String> wanted) {
        Map<String, Value> fields = new LinkedHashMap<>();
        members((member, place) -> {
            if (!wanted.test(member)) {
                skip();
                return;
            }
            if (fields.put(member, value(place, key -> true)) != null) {
                throw new EvidenceException(at(place) + "the same member twice in one object; make the plan again");
            }
        });
        return fields;
    }

    private List<Value> items() {
        List<Value> items = new ArrayList<>();
        elements(() -> items.add(value(here(), key -> true)));
        return items;
    }

    /** The marks at hand. */
    Marks marks(Predicate<String> wanted) {
        return switch (token()) {
            case VALUE_TRUE -> Marks.ALL;
            case START_OBJECT -> {
                Map<String, Marks> members = new LinkedHashMap<>();
                members((member, place) -> {
                    if (!wanted.test(member)) {
                        skip();
                        return;
                    }
                    Marks marks = marks(key -> true);
                    if (marks.any()) {
                        members.put(member, marks);
                    }
                });
                yield Marks.members(members);
            }
            case START_ARRAY -> {
                List<Marks> items = new ArrayList<>();
                elements(() -> items.add(marks(key -> true)));
                yield Marks.items(items);
            }
            default -> Marks.NONE;
        };
    }

    private String at(Location place) {
        return place + ": ";
    }

    /**
     * The one line for what the parser could not read. Without the parser's own words: they quote the input, which may hold
     * secrets.
     */
    EvidenceException error(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return new EvidenceException(at(here()) + "beyond the limits of a plan (" + (MAX_BYTES >> 20) + " MiB, "
                    + MAX_DEPTH + " levels, texts of " + (MAX_TEXT >> 20) + " Mi characters, numbers of " + MAX_NUMBER
                    + " digits)");
        }
        String where = place(e);
        if (e instanceof UnexpectedEndOfInputException) {
            return new EvidenceException(where + "the plan ends too early; print it again with terraform show -json");
        }
        return new EvidenceException(where
                + (e instanceof JacksonIOException ? "it cannot be read" : "this is not JSON")
                + "; print it again with terraform show -json");
    }

    private String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? name + ": "
                : at(new Location(name, at.getLineNr(), Math.max(1, at.getColumnNr())));
    }

    @Override
    public void close() {
        parser.close();
    }
}
