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

    private static final String NO_PLAN = "this is not a plan, for it has neither resource_changes nor planned_values";

    private final PlanJson json;
    private final Map<String, Instance> changes = new LinkedHashMap<>();
    private final Map<String, Instance> planned = new LinkedHashMap<>();
    private final Map<String, Instance> prior = new LinkedHashMap<>();
    private final Extent extent = new Extent();
    private final Map<String, Value> variables = new LinkedHashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();
    private final List<Departures.Past> past = new ArrayList<>();
    private Configuration configuration = Configuration.NONE;
    private boolean changed;
    private Optional<Boolean> complete = Optional.empty();
    private boolean interrupted;
    private boolean recognised;
    private boolean state;
    private final Map<String, Optional<String>> providers = new LinkedHashMap<>();

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
            throw new EvidenceException(json.name() + ":1:1: "
                    + (state ? "this is a state, which tells what is there and not what is planned" : NO_PLAN)
                    + "; print the plan with terraform show -json FILE");
        }
        if (json.next().isPresent()) {
            throw new EvidenceException(
                    json.here() + ": something follows the plan; print it again with terraform show -json");
        }
        Map<String, Instance> all = new LinkedHashMap<>(prior);
        all.values().removeIf(instance -> !instance.data() && !stays(instance));
        all.values().stream().filter(i -> !i.data()).forEach(i -> extent.add(i.address(), i.block()));
        all.putAll(changed ? changes : planned);
        return new Plan(
                json.name(),
                List.copyOf(all.values()),
                past,
                configuration,
                variables,
                unjudged,
                covers(),
                new Providers(providers));
    }

    /** What the state has and the plan does not touch stays as it is, unless nobody planned it yet. */
    private boolean stays(Instance known) {
        boolean told = changed || planned.isEmpty();
        return told && !interrupted && !extent.has(known.address());
    }

    /** Whether what is not here does not exist once the plan is applied, and no later plan makes it. */
    private boolean covers() {
        return complete.map(all -> all || (!interrupted && extent.exhausts(configuration)))
                .orElseGet(() -> !changed || extent.fills(configuration));
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
                        configuration = new ConfigurationReader(json).module();
                    } else if (part.equals("provider_config")) {
                        json.members((provider, where) -> provider(provider));
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
            case "values" -> {
                state = true;
                json.skip();
            }
            case "deferred_changes" -> json.elements(this::deferred);
            case "complete" -> {
                complete = Optional.of(json.token() != JsonToken.VALUE_FALSE);
                json.skip();
            }
            case "errored" -> {
                if (json.token() == JsonToken.VALUE_TRUE) {
                    interrupted = true;
                    unjudged.add(gap("errored", "planning failed, so that the plan may lack resources", place));
                }
                json.skip();
            }
            default -> json.skip();
        }
    }

    // Modules that only say which version they want have an entry as well.
    private void provider(String key) {
        Set<String> says = new HashSet<>();
        StringBuilder name = new StringBuilder();
        List<String> region = new ArrayList<>();
        json.members((member, at) -> {
            says.add(member);
            switch (member) {
                case "name" -> name.append(json.text());
                case "expressions" ->
                    json.members((attribute, there) -> {
                        if (attribute.equals("region")) {
                            json.members((part, here) -> {
                                if (part.equals("constant_value")) {
                                    region.add(json.text());
                                } else {
                                    json.skip();
                                }
                            });
                        } else {
                            json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        if (name.toString().equals("aws") && (says.contains("alias") || says.contains("expressions"))) {
            providers.put(key, region.stream().filter(text -> !text.isEmpty()).findFirst());
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

    private void change(Map<String, Instance> into) {
        PlannedChange change = new PlannedChange(json);
        json.members(change::member);
        change.instance().ifPresent(i -> into.putIfAbsent(i.address(), i));
        change.past().ifPresent(past::add);
        if (change.isManaged() && change.matters()) {
            extent.add(change.address(), change.block());
        }
    }

    private void deferred() {
        Location place = json.here();
        PlannedChange change = new PlannedChange(json);
        StringBuilder reason = new StringBuilder();
        json.members((member, at) -> {
            switch (member) {
                case "reason" -> reason.append(printableReason(json.text()));
                case "resource_change" -> json.members(change::member);
                default -> json.skip();
            }
        });
        if (!change.address().isEmpty() && change.matters()) {
            interrupted = true;
            unjudged.add(gap(
                    change.address(),
                    "Terraform defers this change to a later plan" + (reason.isEmpty() ? "" : " (" + reason + ")"),
                    place));
        }
    }

    private static String printableReason(String reason) {
        return reason.replaceAll("[^0-9A-Za-z_-]", "?");
    }

    // ---- planned_values and prior_state

    private void values(String member, Map<String, Instance> into, boolean known) {
        if (member.equals("root_module")) {
            valuesModule(into, known);
        } else {
            json.skip();
        }
    }

    private void valuesModule(Map<String, Instance> into, boolean known) {
        json.members((member, at) -> {
            switch (member) {
                case "resources" -> json.elements(() -> valuesResource(into, known));
                case "child_modules" -> json.elements(() -> valuesModule(into, known));
                default -> json.skip();
            }
        });
    }

    private void valuesResource(Map<String, Instance> into, boolean known) {
        PlannedChange resource = PlannedChange.none(json);
        json.members((member, at) -> {
            switch (member) {
                case "values" -> {
                    boolean planned = known && resource.isManaged() && extent.has(resource.address());
                    if (resource.isBeside() || planned) {
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
        resource.withoutUnknown(known);
        resource.instance().ifPresent(i -> into.putIfAbsent(i.address(), i));
    }
}
