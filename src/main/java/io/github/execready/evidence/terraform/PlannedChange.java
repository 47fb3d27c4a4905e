// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been read of one change; its type decides what of it is kept, and need not come first. */
final class PlannedChange {
    private final PlanJson json;
    private final Location place;
    private String address = "";
    private String mode = "managed";
    private String type = "";
    private String name = "";
    private String deposed = "";
    private Optional<String> key = Optional.empty();
    private boolean known;
    private List<String> actions = new ArrayList<>();
    private Optional<Value.Fields> before = Optional.empty();
    private Value.Fields after;
    private Marks unknown = Marks.NONE;
    private Marks sensitive = Marks.NONE;

    PlannedChange(PlanJson json) {
        this.json = json;
        this.place = json.here();
        this.after = new Value.Fields(Map.of(), place);
    }

    /** One that changes nothing. */
    static PlannedChange none(PlanJson json) {
        PlannedChange none = new PlannedChange(json);
        none.actions = List.of("no-op");
        return none;
    }

    boolean data() {
        return mode.equals("data");
    }

    private boolean wanted(String attribute) {
        return !known || Shapes.wanted(data(), type, attribute);
    }

    void member(String member, Location at) {
        switch (member) {
            case "address" -> address = json.text();
            case "mode" -> mode = json.text();
            case "type" -> {
                type = json.text();
                known = true;
            }
            case "name" -> name = json.text();
            case "deposed", "deposed_key" -> deposed = json.text();
            case "index" -> {
                String text = json.text();
                key = Optional.of(text);
            }
            case "change" -> {
                if (known && !Shapes.matters(data(), type)) {
                    json.skip();
                } else {
                    json.members(this::part);
                }
            }
            default -> json.skip();
        }
    }

    void part(String member, Location at) {
        switch (member) {
            case "actions" -> {
                List<String> texts = new ArrayList<>();
                json.elements(() -> texts.add(json.text()));
                actions = texts;
            }
            case "before" ->
                before = Optional.of(json.value(at, this::wanted))
                        .filter(Value.Fields.class::isInstance)
                        .map(Value.Fields.class::cast);
            case "after" -> {
                if (json.value(at, this::wanted) instanceof Value.Fields fields) {
                    after = fields;
                }
            }
            case "after_unknown" -> unknown = json.marks(this::wanted);
            case "after_sensitive" -> sensitive = json.marks(this::wanted);
            default -> json.skip();
        }
    }

    Optional<Instance> instance() {
        boolean exists = actions.stream()
                        .anyMatch(a -> List.of("no-op", "create", "update").contains(a))
                || (data() && actions.contains("read"));
        if (!exists || !deposed.isEmpty() || address.isEmpty() || !Shapes.matters(data(), type)) {
            return Optional.empty();
        }
        return Optional.of(new Instance(
                address,
                ModulePath.of(Traversal.parse(address)),
                data(),
                type,
                name,
                key,
                Set.copyOf(actions),
                before,
                kept(after),
                unknown,
                sensitive,
                place,
                Optional.empty()));
    }

    /** What is there now and will not stay as it is. */
    Optional<Departures.Past> past() {
        return before.filter(now -> Departures.matter(type)
                        && deposed.isEmpty()
                        && (actions.contains("delete") || actions.contains("update")))
                .map(now -> new Departures.Past(type, now));
    }

    String address() {
        return address;
    }

    /** The address within its module, without a key. */
    String block() {
        return (data() ? "data." : "") + type + "." + name;
    }

    /** Whether it is known already to be no data source. */
    boolean isManaged() {
        return known && !data();
    }

    /** Whether its type is known already, and is none that matters. */
    boolean isBeside() {
        return known && !matters();
    }

    boolean matters() {
        return Shapes.matters(data(), type);
    }

    /** What is not in the values of a resource is unknown. */
    void withoutUnknown(boolean all) {
        unknown = all ? Marks.NONE : missing();
    }

    /** Planned values leave out what is unknown, and have a null for what is not set. */
    private Marks missing() {
        return Shapes.of(type)
                .filter(shape -> !data())
                .map(shape -> missing(shape.attributes(), after))
                .orElse(Marks.NONE);
    }

    private static Marks missing(List<Attribute> attributes, Value.Fields fields) {
        Map<String, Marks> marks = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            Value value = fields.members().get(attribute.name());
            if (value == null && !attribute.isBlock()) {
                marks.put(attribute.name(), Marks.ALL);
            } else if (value instanceof Value.Items items && attribute.isBlock()) {
                marks.put(
                        attribute.name(),
                        Marks.items(items.items().stream()
                                .map(item -> item instanceof Value.Fields inner
                                        ? missing(attribute.nested(), inner)
                                        : Marks.NONE)
                                .toList()));
            }
        }
        return Marks.members(marks);
    }

    private Value.Fields kept(Value.Fields fields) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((attribute, value) -> {
            if (Shapes.wanted(data(), type, attribute)) {
                members.put(attribute, value);
            }
        });
        return new Value.Fields(members, fields.location());
    }
}
