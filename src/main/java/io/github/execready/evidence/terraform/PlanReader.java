// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * Reads a plan as it streams by and keeps what bears on ECS Exec. The format is described on
 * developer.hashicorp.com/terraform/internals/json-format: members that are not known are to be passed over, and a new major
 * version is to be refused.
 */
final class PlanReader {

    private final PlanJson json;
    private final Map<String, Instance> changes = new LinkedHashMap<>();
    private final Map<String, Instance> planned = new LinkedHashMap<>();
    private final Map<String, Instance> prior = new LinkedHashMap<>();
    private final Map<String, Value> variables = new LinkedHashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();
    private Configuration configuration = Configuration.NONE;
    private boolean changed;
    private boolean complete = true;
    private boolean recognised;
    private int providers;

    private PlanReader(PlanJson json) {
        this.json = json;
    }

    /**
     * Reads a plan.
     *
     * @throws EvidenceException if it is not one, or of a format that this build does not know
     */
    static Plan read(String name, InputStream in) {
        try (PlanJson json = PlanJson.open(name, in)) {
            try {
                return new PlanReader(json).read();
            } catch (JacksonException e) {
                throw json.error(e);
            }
        } catch (JacksonException e) {
            throw new EvidenceException(name + ": it cannot be read; check the file");
        }
    }

    private Plan read() {
        Optional<JsonToken> first = json.next();
        if (first.isEmpty()) {
            throw new EvidenceException(json.name() + ": the file is empty; print the plan with terraform show -json");
        }
        json.members(this::section);
        if (!recognised) {
            throw new EvidenceException(json.name()
                    + ":1:1: this is not a plan, for it has neither resource_changes nor planned_values; print the plan"
                    + " with terraform show -json FILE");
        }
        if (json.next().isPresent()) {
            throw new EvidenceException(
                    json.here() + ": something follows the plan; print it again with terraform show -json");
        }
        Map<String, Instance> all = new LinkedHashMap<>(prior);
        all.putAll(changed ? changes : planned);
        return new Plan(
                json.name(), List.copyOf(all.values()), configuration, variables, unjudged, complete, providers <= 1);
    }

    private void section(String member, Location place) {
        switch (member) {
            case "format_version" -> version(json.text(), place);
            case "resource_changes" -> {
                recognised = true;
                changed |= json.token() == JsonToken.START_ARRAY;
                json.elements(() -> change(changes));
            }
            case "planned_values" -> {
                recognised = true;
                json.members((part, at) -> values(part, planned, false));
            }
            case "prior_state" ->
                json.members((part, at) -> {
                    if (part.equals("values")) {
                        json.members((values, where) -> values(values, prior, true));
                    } else {
                        json.skip();
                    }
                });
            case "configuration" ->
                json.members((part, at) -> {
                    if (part.equals("root_module")) {
                        configuration = module();
                    } else if (part.equals("provider_config")) {
                        json.members((provider, where) -> provider());
                    } else {
                        json.skip();
                    }
                });
            case "variables" ->
                json.members((variable, at) -> json.members((part, where) -> {
                    if (part.equals("value")) {
                        variables.put(variable, json.value(where, key -> true));
                    } else {
                        json.skip();
                    }
                }));
            case "deferred_changes" -> json.elements(this::deferred);
            case "complete" -> {
                complete = json.token() != JsonToken.VALUE_FALSE;
                json.skip();
            }
            case "errored" -> {
                if (json.token() == JsonToken.VALUE_TRUE) {
                    unjudged.add(gap("errored", "planning failed, so that the plan may lack resources", place));
                }
                json.skip();
            }
            default -> json.skip();
        }
    }

    // Modules that only say which version they want have an entry as well.
    private void provider() {
        Set<String> says = new HashSet<>();
        StringBuilder name = new StringBuilder();
        json.members((member, at) -> {
            says.add(member);
            if (member.equals("name")) {
                name.append(json.text());
            } else {
                json.skip();
            }
        });
        if (name.toString().equals("aws") && (says.contains("alias") || says.contains("expressions"))) {
            providers++;
        }
    }

    private void version(String version, Location place) {
        String major = version.contains(".") ? version.substring(0, version.indexOf('.')) : version;
        if (!major.equals("0") && !major.equals("1")) {
            throw new EvidenceException(place + ": this plan has format_version " + printable(version)
                    + ", and this build reads versions 0.1 to 1.x; install a newer execready");
        }
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^0-9A-Za-z.+-]", "?");
        return clean.length() > 20 ? clean.substring(0, 20) : clean;
    }

    private static Gap gap(String source, String detail, Location place) {
        return new Gap(Gap.Reason.NOT_JUDGED, source, detail, Optional.of(place));
    }

    // ---- resource_changes

    /** What has been read of one change; its type decides what of it is kept, and need not come first. */
    private final class Change {
        private final Location place = json.here();
        private String address = "";
        private String mode = "managed";
        private String type = "";
        private String name = "";
        private String deposed = "";
        private Optional<String> key = Optional.empty();
        private boolean known;
        private List<String> actions = new ArrayList<>();
        private Optional<Value.Fields> before = Optional.empty();
        private Value.Fields after = new Value.Fields(Map.of(), place);
        private Marks unknown = Marks.NONE;
        private Marks sensitive = Marks.NONE;

        private boolean data() {
            return mode.equals("data");
        }

        private boolean wanted(String attribute) {
            return !known || Shapes.wanted(data(), type, attribute);
        }

        private void member(String member, Location at) {
            switch (member) {
                case "address" -> address = json.text();
                case "mode" -> mode = json.text();
                case "type" -> {
                    type = json.text();
                    known = true;
                }
                case "name" -> name = json.text();
                case "deposed" -> deposed = json.text();
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

        private void part(String member, Location at) {
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

        private Optional<Instance> instance() {
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

    private void change(Map<String, Instance> into) {
        Change change = new Change();
        json.members(change::member);
        change.instance().ifPresent(i -> into.putIfAbsent(i.address(), i));
    }

    private void deferred() {
        Location place = json.here();
        Change change = new Change();
        StringBuilder reason = new StringBuilder();
        json.members((member, at) -> {
            switch (member) {
                case "reason" -> reason.append(printableReason(json.text()));
                case "resource_change" -> json.members(change::member);
                default -> json.skip();
            }
        });
        if (!change.address.isEmpty() && Shapes.matters(change.data(), change.type)) {
            unjudged.add(gap(
                    change.address,
                    "Terraform defers this change to a later plan" + (reason.isEmpty() ? "" : " (" + reason + ")"),
                    place));
        }
    }

    private static String printableReason(String reason) {
        return reason.replaceAll("[^0-9A-Za-z_-]", "?");
    }

    // ---- planned_values and prior_state

    private void values(String member, Map<String, Instance> into, boolean onlyData) {
        if (member.equals("root_module")) {
            valuesModule(into, onlyData);
        } else {
            json.skip();
        }
    }

    private void valuesModule(Map<String, Instance> into, boolean onlyData) {
        json.members((member, at) -> {
            switch (member) {
                case "resources" -> json.elements(() -> valuesResource(into, onlyData));
                case "child_modules" -> json.elements(() -> valuesModule(into, onlyData));
                default -> json.skip();
            }
        });
    }

    private void valuesResource(Map<String, Instance> into, boolean onlyData) {
        Change resource = new Change();
        resource.actions = List.of("no-op");
        json.members((member, at) -> {
            switch (member) {
                case "values" -> {
                    if (resource.known
                            && ((onlyData && !resource.data()) || !Shapes.matters(resource.data(), resource.type))) {
                        json.skip();
                    } else {
                        resource.part("after", at);
                    }
                }
                case "sensitive_values" -> resource.part("after_sensitive", at);
                case "change" -> json.skip();
                default -> resource.member(member, at);
            }
        });
        resource.unknown = onlyData ? Marks.NONE : resource.missing();
        if (!onlyData || resource.data()) {
            resource.instance().ifPresent(i -> into.putIfAbsent(i.address(), i));
        }
    }

    // ---- configuration

    private Configuration module() {
        Map<String, Configuration.Block> blocks = new LinkedHashMap<>();
        Map<String, Configuration.Call> calls = new LinkedHashMap<>();
        Map<String, Value> outputs = new LinkedHashMap<>();
        Map<String, Value> defaults = new LinkedHashMap<>();
        Set<String> secrets = new HashSet<>();
        json.members((member, at) -> {
            switch (member) {
                case "resources" -> json.elements(() -> block(blocks));
                case "module_calls" -> json.members((name, where) -> calls.put(name, call()));
                case "outputs" ->
                    json.members((name, where) ->
                            json.members((part, there) -> keep(part, "expression", there, name, outputs)));
                case "variables" ->
                    json.members((name, where) -> json.members((part, there) -> {
                        if (part.equals("sensitive") && json.token() == JsonToken.VALUE_TRUE) {
                            secrets.add(name);
                        }
                        keep(part, "default", there, name, defaults);
                    }));
                default -> json.skip();
            }
        });
        return new Configuration(blocks, calls, outputs, defaults, secrets);
    }

    private void keep(String member, String wanted, Location place, String name, Map<String, Value> into) {
        if (member.equals(wanted)) {
            into.put(name, json.value(place, key -> true));
        } else {
            json.skip();
        }
    }

    /** The parts that resources' blocks and calls of modules have in common. */
    private final class Expressions {
        private Value.Fields expressions = new Value.Fields(Map.of(), json.here());
        private Optional<Configuration.Repeat> repeats = Optional.empty();

        private boolean member(String member, Location at) {
            switch (member) {
                case "expressions" -> {
                    if (json.value(at, key -> true) instanceof Value.Fields fields) {
                        expressions = fields;
                    }
                }
                case "count_expression" ->
                    repeats = Optional.of(new Configuration.Repeat(false, json.value(at, key -> true)));
                case "for_each_expression" ->
                    repeats = Optional.of(new Configuration.Repeat(true, json.value(at, key -> true)));
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private void block(Map<String, Configuration.Block> into) {
        Expressions expressions = new Expressions();
        Change named = new Change();
        json.members((member, at) -> {
            boolean beside = named.known && !Shapes.matters(named.data(), named.type);
            if (beside && member.equals("expressions")) {
                json.skip();
            } else if (!expressions.member(member, at)) {
                if (member.equals("change")) {
                    json.skip();
                } else {
                    named.member(member, at);
                }
            }
        });
        if (Shapes.matters(named.data(), named.type)) {
            into.put(
                    (named.data() ? "data." : "") + named.type + "." + named.name,
                    new Configuration.Block(expressions.expressions, expressions.repeats));
        }
    }

    private Configuration.Call call() {
        Expressions expressions = new Expressions();
        List<Configuration> module = new ArrayList<>();
        json.members((member, at) -> {
            if (member.equals("module")) {
                module.add(module());
            } else if (!expressions.member(member, at)) {
                json.skip();
            }
        });
        return new Configuration.Call(
                expressions.expressions,
                expressions.repeats,
                module.isEmpty() ? Configuration.NONE : module.get(module.size() - 1));
    }
}
