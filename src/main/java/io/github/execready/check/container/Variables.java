// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerOverride;
import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Task;
import io.github.execready.model.TaskOverride;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that ECS gives a container, by name.
 *
 * @param defined those of the task definition that no override replaces
 * @param overridden those given when the task was started
 * @param secrets the names that secrets fill
 */
record Variables(Evidence<Environment> defined, Evidence<Environment> overridden, Evidence<List<String>> secrets) {

    /** Reads task and task definition; a target without a task has no overrides. */
    static Variables of(Inputs inputs, ContainerDefinition definition) {
        Evidence<Environment> overridden = inputs.task()
                .flatMap(Task::overrides)
                .flatMap(TaskOverride::containers)
                .map(all -> ofContainer(all, definition.name()))
                .absentAs(Environment.EMPTY);
        return new Variables(
                definition.environment().absentAs(Environment.EMPTY).with(overridden, Variables::without),
                overridden,
                definition.secrets().absentAs(List.of()));
    }

    /** Which of some variables are set and not empty. */
    Found named(Set<String> names) {
        return found(names::contains);
    }

    /** Which of some variables are set and not empty, whatever the case of their letters. */
    Found namedInAnyCase(Set<String> upperCaseNames) {
        return found(name -> upperCaseNames.contains(name.toUpperCase(Locale.ROOT)));
    }

    private Found found(Predicate<String> wanted) {
        return new Found(
                defined.map(environment -> set(environment, wanted)),
                overridden.map(environment -> set(environment, wanted)),
                secrets.map(names -> names.stream().filter(wanted).toList()));
    }

    private static List<String> set(Environment environment, Predicate<String> wanted) {
        return environment.variables().stream()
                .filter(variable -> !variable.empty() && wanted.test(variable.name()))
                .map(EnvironmentVariable::name)
                .distinct()
                .toList();
    }

    private static Environment ofContainer(List<ContainerOverride> overrides, String container) {
        return overrides.stream()
                .filter(override -> override.name().equals(container))
                .map(ContainerOverride::environment)
                .findFirst()
                .orElse(Environment.EMPTY);
    }

    private static Environment without(Environment environment, Environment replacing) {
        Set<String> replaced =
                replacing.variables().stream().map(EnvironmentVariable::name).collect(Collectors.toSet());
        return new Environment(
                environment.variables().stream()
                        .filter(variable -> !replaced.contains(variable.name()))
                        .toList(),
                environment.noProxyHosts());
    }

    /** Where the variables looked for are set. */
    record Found(Evidence<List<String>> defined, Evidence<List<String>> overridden, Evidence<List<String>> secrets) {

        boolean any() {
            return sources().anyMatch(Found::some);
        }

        /** Whether all that was found was given when the task was started. */
        boolean onlyOverridden() {
            return some(overridden) && !some(defined) && !some(secrets);
        }

        /** What must be known before it can be said that none is set. */
        List<Gap> gaps() {
            return Gaps.among(defined, overridden, secrets);
        }

        /** All names as the fact {@code variables}, and what each further source adds as a fact of its own. */
        Facts facts() {
            List<Evidence<List<String>>> some = sources().filter(Found::some).toList();
            List<String> names = some.stream()
                    .flatMap(e -> e.toOptional().stream().flatMap(List::stream))
                    .distinct()
                    .toList();
            Facts facts = Facts.of("variables", some.get(0).map(first -> names));
            for (Evidence<List<String>> further : some.subList(1, some.size())) {
                facts = facts.and("furtherVariables", further);
            }
            return facts;
        }

        private Stream<Evidence<List<String>>> sources() {
            return Stream.of(defined, overridden, secrets);
        }

        private static boolean some(Evidence<List<String>> names) {
            return !names.toOptional().orElse(List.of()).isEmpty();
        }
    }
}
