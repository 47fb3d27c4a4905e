// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON: what YAML readers make of it is slower, and refuses tabs and some escapes that JSON allows.
 */
final class JsonNodes {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NodeBudget.MAX_DEPTH + 2)
                    .maxDocumentLength(NodeBudget.MAX_CHARACTERS)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private final NodeBudget budget = new NodeBudget();

    private JsonNodes(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads the values of a file, which may hold several one after another, as a shell appends them.
     *
     * @throws TemplateException if it is not JSON
     */
    static List<Node> read(TemplateFile source) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), source.text())) {
            JsonNodes nodes = new JsonNodes(source.path(), parser);
            List<Node> values = new ArrayList<>();
            while (parser.nextToken() != null) {
                values.add(nodes.value(null, 0));
            }
            return values;
        } catch (StreamConstraintsException e) {
            throw new TemplateException(place(source.path(), e.getLocation()), "beyond the limits of a template");
        } catch (JacksonException e) {
            // Without the parser's own words: they quote the file, which may hold secrets.
            throw new TemplateException(
                    place(source.path(), e.getLocation()), "not valid JSON" + why(e, source.text()));
        }
    }

    private static String why(JacksonException e, String text) {
        if (isAtTheEnd(e, text)) {
            return ": it ends too early; is the file cut off?";
        }
        return isAtComment(e, text) ? ": JSON has no comments; take them out" : "; mend it here";
    }

    private static boolean isAtComment(JacksonException e, String text) {
        long at = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
        return LongStream.of(at, at - 1)
                .filter(begin -> begin >= 0 && begin < text.length())
                .anyMatch(begin -> Nodes.isComment(text.substring((int) begin)));
    }

    private static boolean isAtTheEnd(JacksonException e, String text) {
        return e instanceof UnexpectedEndOfInputException
                || (e.getLocation() != null && e.getLocation().getCharOffset() >= text.length());
    }

    private Node value(@Nullable Location key, int depth) {
        Location location = key == null ? here() : key;
        budget.spend(depth, location);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(location, depth);
            case START_ARRAY -> sequence(location, depth);
            case VALUE_STRING -> new Node.Text(parser.getString(), false, location);
            case VALUE_NULL -> new Node.Null(location);
            default -> new Node.Text(parser.getString(), true, location);
        };
    }

    private Node mapping(Location location, int depth) {
        Map<String, Node> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location key = here();
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(key, depth + 1)) != null) {
                throw new TemplateException(key, "the key " + Excerpt.of(name) + " stands here twice");
            }
        }
        return new Node.Mapping(members, location);
    }

    private Node sequence(Location location, int depth) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(null, depth + 1));
        }
        return new Node.Sequence(List.copyOf(items), location);
    }

    private Location here() {
        return place(file, parser.currentTokenLocation());
    }

    private static Location place(String file, @Nullable TokenStreamLocation location) {
        return location == null
                ? Location.of(file)
                : new Location(file, Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }
}
