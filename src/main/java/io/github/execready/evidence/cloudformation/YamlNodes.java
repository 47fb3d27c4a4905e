// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML from the parser's events, without making its tree of nodes first. An alias gives the same node again
 * and costs as much as writing it out, so that a bomb of aliases ends at the limit of {@link NodeBudget}.
 */
final class YamlNodes {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String file;
    private final Iterator<Event> events;
    private final NodeBudget budget = new NodeBudget();
    private final Map<String, Sized> anchors = new HashMap<>();

    /** A node, how many it holds, and how many levels: an alias of it costs as much. */
    private record Sized(Node node, int size, int height) {}

    private YamlNodes(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * Reads the documents of a file.
     *
     * @throws TemplateException if it is not YAML
     */
    static List<Node> read(TemplateFile source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.path())
                .setCodePointLimit(NodeBudget.MAX_CHARACTERS)
                .build();
        try {
            Iterator<Event> events =
                    new Parse(settings).parseString(source.text()).iterator();
            return new YamlNodes(source.path(), events).documents();
        } catch (MarkedYamlEngineException e) {
            String problem = "not valid YAML: " + Excerpt.of(e.getProblem());
            throw e.getProblemMark().isPresent()
                    ? new TemplateException(place(source.path(), e.getProblemMark()), problem)
                    : new TemplateException(source.path(), problem);
        } catch (YamlEngineException e) {
            throw new TemplateException(source.path(), "not valid YAML");
        }
    }

    private List<Node> documents() {
        List<Node> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (isNode(event)) {
                documents.add(node(event, null, 0).node());
                anchors.clear();
            }
        }
        return documents;
    }

    private static boolean isNode(Event event) {
        return switch (event.getEventId()) {
            case Scalar, SequenceStart, MappingStart, Alias -> true;
            default -> false;
        };
    }

    private Sized node(Event event, @Nullable Location key, int depth) {
        Location location = key == null ? place(file, event.getStartMark()) : key;
        budget.spend(depth, location);
        if (event instanceof AliasEvent alias) {
            return again(alias, location, depth);
        }
        Sized sized;
        Optional<String> anchor;
        if (event instanceof ScalarEvent scalar) {
            anchor = scalar.getAnchor().map(Object::toString);
            sized = new Sized(ShortForms.longForm(scalar.getTag(), scalar(scalar, location)), 1, 1);
        } else if (event instanceof SequenceStartEvent start) {
            anchor = start.getAnchor().map(Object::toString);
            sized = sequence(start, location, depth);
        } else if (event instanceof MappingStartEvent start) {
            anchor = start.getAnchor().map(Object::toString);
            sized = mapping(start, location, depth);
        } else {
            throw new TemplateException(location, "not valid YAML");
        }
        anchor.ifPresent(name -> anchors.put(name, sized));
        return sized;
    }

    private Sized again(AliasEvent alias, Location location, int depth) {
        Sized sized = anchors.get(alias.getAlias().toString());
        if (sized == null) {
            throw new TemplateException(
                    location, "no anchor &" + Excerpt.of(alias.getAlias().toString()) + " above");
        }
        budget.spend(depth + sized.height(), sized.size(), location);
        return sized;
    }

    private static Node scalar(ScalarEvent scalar, Location location) {
        boolean plain = scalar.isPlain();
        String text = scalar.getValue();
        boolean tagged = scalar.getTag().isPresent();
        if (plain && !tagged && NULLS.contains(text)) {
            return new Node.Null(location);
        }
        return new Node.Text(plain ? YamlBooleans.canonical(text) : text, plain, location);
    }

    private Sized sequence(SequenceStartEvent start, Location location, int depth) {
        List<Node> items = new ArrayList<>();
        int size = 1;
        int height = 0;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            Sized item = node(event, null, depth + 1);
            items.add(item.node());
            size += item.size();
            height = Math.max(height, item.height());
        }
        Node node = new Node.Sequence(List.copyOf(items), location);
        return new Sized(ShortForms.longForm(start.getTag(), node), size, height + 1);
    }

    private Sized mapping(MappingStartEvent start, Location location, int depth) {
        Map<String, Node> members = new LinkedHashMap<>();
        Map<String, Node> merged = new LinkedHashMap<>();
        int size = 1;
        int height = 0;
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Location key = place(file, event.getStartMark());
            if (!(event instanceof ScalarEvent scalar)) {
                throw new TemplateException(key, "a key must be a text");
            }
            Sized value = node(events.next(), key, depth + 1);
            size += value.size();
            height = Math.max(height, value.height());
            if (scalar.isPlain() && scalar.getValue().equals("<<")) {
                merge(merged, value.node(), key);
            } else if (members.put(scalar.getValue(), value.node()) != null) {
                throw new TemplateException(key, "the key " + Excerpt.of(scalar.getValue()) + " stands here twice");
            }
        }
        merged.forEach(members::putIfAbsent);
        return new Sized(ShortForms.longForm(start.getTag(), new Node.Mapping(members, location)), size, height + 1);
    }

    // What the AWS CLI does with merges before it uploads a template; CloudFormation itself knows none.
    private static void merge(Map<String, Node> merged, Node value, Location key) {
        if (value instanceof Node.Mapping mapping) {
            mapping.members().forEach(merged::putIfAbsent);
        } else if (value instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> merge(merged, item, key));
        } else {
            throw new TemplateException(key, "only an object can be merged");
        }
    }

    private static Location place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Location(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Location.of(file));
    }
}
