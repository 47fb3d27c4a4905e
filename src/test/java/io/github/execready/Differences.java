// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.Simulation;
import io.github.execready.model.SimulationQuestion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the facts of a target when something could not be read.
 *
 * @param unknown the paths of facts that are unknown now
 * @param shorter the paths of lists that lack elements now
 * @param contradictions facts that are neither what they were nor unknown
 */
record Differences(Set<String> unknown, List<String> shorter, List<String> contradictions) {

    private static final String SIMULATIONS = "simulations";

    static Differences between(ExecTarget before, ExecTarget after) {
        Differences differences = new Differences(new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
        for (RecordComponent component : ExecTarget.class.getRecordComponents()) {
            // Without its tasks a service is a target of its own, which has another identity.
            if (component.getName().equals(SIMULATIONS)) {
                differences.compareAnswers(before.simulations(), after.simulations());
            } else if (component.getType() == Evidence.class) {
                differences.compare(component.getName(), read(component, before), read(component, after));
            }
        }
        return differences.explained();
    }

    /** A list of what other facts mention may lack something only where one of those became unknown. */
    private Differences explained() {
        shorter.stream()
                .filter(path -> unknown.stream().noneMatch(u -> part(u).equals(part(path))))
                .forEach(path -> contradictions.add(path + " lacks something, but nothing beside it is unknown"));
        return this;
    }

    private static String part(String path) {
        return path.replaceFirst("[.\\[].*", "");
    }

    /** The labels of the parts in which something is unknown; policies are a part of whatever has them. */
    Set<String> unknownParts() {
        Set<String> parts = new TreeSet<>();
        for (String path : unknown) {
            Stream.of(Part.values())
                    .map(Part::label)
                    .filter(label -> label.replace("-", "").equalsIgnoreCase(part(path)))
                    .forEach(parts::add);
        }
        return parts;
    }

    private void compare(String path, Object before, Object after) {
        if (before instanceof Evidence<?> was && after instanceof Evidence<?> is) {
            compareEvidence(path, was, is);
        } else if (before instanceof List<?> was && after instanceof List<?> is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                compare(path + "[" + i + "]", was.get(i), is.get(i));
            }
        } else if (before instanceof List<?> was && after instanceof List<?> is && was.containsAll(is)) {
            shorter.add(path);
        } else if (before instanceof Record
                && before.getClass() == after.getClass()
                && before.getClass().getPackage() == ExecTarget.class.getPackage()) {
            for (RecordComponent component : before.getClass().getRecordComponents()) {
                compare(path + "." + component.getName(), read(component, before), read(component, after));
            }
        } else if (!before.equals(after)) {
            contradictions.add(path + " was " + before + " and is " + after);
        }
    }

    /** Answers to the same question are compared; with less known of a target fewer questions, or vaguer ones, are asked. */
    private void compareAnswers(Evidence<List<Simulation>> before, Evidence<List<Simulation>> after) {
        Map<SimulationQuestion, Simulation> was = answers(before);
        Map<SimulationQuestion, Simulation> is = answers(after);
        if (!is.keySet().equals(was.keySet())) {
            unknown.add(SIMULATIONS);
        }
        is.keySet().stream()
                .filter(was::containsKey)
                .forEach(question -> compareEvidence(
                        SIMULATIONS,
                        was.get(question).answer(),
                        is.get(question).answer()));
    }

    private static Map<SimulationQuestion, Simulation> answers(Evidence<List<Simulation>> simulations) {
        return simulations.toOptional().orElse(List.of()).stream()
                .collect(Collectors.toMap(Simulation::question, Function.identity()));
    }

    private void compareEvidence(String path, Evidence<?> was, Evidence<?> is) {
        if (is.isUnknown()) {
            if (!was.isUnknown()) {
                unknown.add(path);
            }
        } else if (was.isKnown() && is.isKnown()) {
            compare(path, was.toOptional().orElseThrow(), is.toOptional().orElseThrow());
        } else if (was.isAbsent() != is.isAbsent()) {
            contradictions.add(path + " was " + was + " and is " + is);
        }
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName(), e);
        }
    }
}
