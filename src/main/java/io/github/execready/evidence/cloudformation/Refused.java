// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static java.util.stream.Collectors.joining;

import io.github.execready.evidence.cloudformation.Mentions.Kind;
import io.github.execready.evidence.cloudformation.Mentions.Mention;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What CloudFormation refuses a template for before it makes anything of it: names that nothing in it has, and resources that
 * wait for each other. A file that was cut off, or is a part of a larger one, shows itself the same way.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html">Troubleshooting,
 *     dependency error and validation error</a>
 */
final class Refused {

    private static final int MOST_NAMED = 4;
    private static final List<String> SAYING = List.of("Properties", "Value", "Export");

    /** What neither a program fills in before nor CloudFormation itself knows. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    private final Template template;
    private final Map<String, List<Mention>> byResource = new LinkedHashMap<>();
    private final List<Mention> mentions = new ArrayList<>();

    private Refused(Template template) {
        this.template = template;
        template.conditions().values().forEach(node -> mentions.addAll(Mentions.inCondition(node)));
        template.resources().forEach((id, resource) -> byResource.put(id, of(resource)));
        byResource.values().forEach(mentions::addAll);
        template.outputs().values().forEach(output -> mentions.addAll(of(output)));
    }

    static List<Gap> gaps(Template template) {
        Refused refused = new Refused(template);
        return Stream.of(
                        refused.unknown(
                                Set.of(Kind.VALUE, Kind.RESOURCE),
                                template.resources(),
                                refused::mayBeThere,
                                "neither a parameter nor a resource"),
                        refused.unknown(
                                Set.of(Kind.RESOURCE),
                                template.resources(),
                                name -> template.parameter(name).isEmpty(),
                                "a parameter and no resource"),
                        refused.unknown(Set.of(Kind.CONDITION), template.conditions(), name -> false, "no condition"),
                        refused.unknown(Set.of(Kind.MAPPING), template.mappings(), name -> false, "no mapping"),
                        refused.circle())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Mention> of(Node declared) {
        List<Mention> all = new ArrayList<>();
        declared.member("Condition")
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .ifPresent(name -> all.add(new Mention(Kind.CONDITION, name.text(), true, name.location())));
        Optional<Node> dependsOn = declared.member("DependsOn");
        if (dependsOn.isPresent()) {
            for (Node node : dependsOn.get() instanceof Sequence list ? list.items() : List.of(dependsOn.get())) {
                if (node instanceof Text name) {
                    all.add(new Mention(Kind.RESOURCE, name.text(), true, name.location()));
                }
            }
        }
        for (String part : SAYING) {
            declared.member(part).ifPresent(said -> all.addAll(Mentions.in(said)));
        }
        return all;
    }

    private Optional<Gap> unknown(
            Set<Kind> kinds, Map<String, Node> declared, Predicate<String> otherwise, String what) {
        if (declared.keySet().stream().anyMatch(id -> id.startsWith("Fn::"))) {
            return Optional.empty();
        }
        List<Mention> unknown = mentions.stream()
                .filter(mention -> !declared.containsKey(mention.name())
                        && kinds.contains(mention.kind())
                        && !otherwise.test(mention.name())
                        && NAME.matcher(mention.name()).matches())
                .toList();
        Set<String> names = new LinkedHashSet<>();
        unknown.forEach(mention -> names.add(Excerpt.of(mention.name())));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(gap(
                        listed(names),
                        (names.size() == 1 ? "is " : "are ") + what + " of " + template.path(),
                        unknown.get(0).at()));
    }

    private boolean mayBeThere(String name) {
        return template.parameter(name).isPresent() || template.mayMake(name);
    }

    private Optional<Gap> circle() {
        Map<String, Optional<String>> conditions = new HashMap<>();
        template.resources().forEach((id, resource) -> conditions.put(id, resource.text("Condition")));
        Map<String, Map<String, Location>> awaited = new LinkedHashMap<>();
        Map<String, Set<String>> names = new LinkedHashMap<>();
        byResource.forEach((id, all) -> {
            Map<String, Location> others = template.isOfSam(id) ? Map.of() : awaited(id, all, conditions);
            awaited.put(id, others);
            names.put(id, others.keySet());
        });
        List<String> circle = Circle.among(names);
        if (circle.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Location> first = awaited.getOrDefault(circle.get(0), Map.of());
        Location at = first.get(circle.get(circle.size() > 1 ? 1 : 0));
        return Optional.of(gap(
                listed(circle),
                circle.size() == 1 ? "waits for itself" : "wait for each other in a circle",
                at == null ? template.location() : at));
    }

    // What one of two conditions decides may be made without the other; SAM makes several resources of one.
    private static Map<String, Location> awaited(
            String id, List<Mention> all, Map<String, Optional<String>> conditions) {
        Map<String, Location> awaited = new LinkedHashMap<>();
        for (Mention mention : all) {
            Optional<String> condition = conditions.get(mention.name());
            if ((mention.kind() == Kind.VALUE || mention.kind() == Kind.RESOURCE)
                    && mention.always()
                    && condition != null
                    && (condition.isEmpty() || condition.equals(conditions.get(id)))) {
                awaited.putIfAbsent(mention.name(), mention.at());
            }
        }
        return awaited;
    }

    private static String listed(Collection<String> names) {
        int more = names.size() - MOST_NAMED;
        return names.stream().limit(MOST_NAMED).collect(joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }

    private static Gap gap(String source, String detail, Location at) {
        return new Gap(
                Gap.Reason.REFUSED, source, detail + ", so that CloudFormation refuses the template", Optional.of(at));
    }
}
