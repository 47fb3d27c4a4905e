// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.known;

import io.github.execready.model.ContainerOverride;
import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.TaskOverride;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sets variables for the container {@code app}, each written as {@code NAME}, {@code NAME=} if it is empty, or
 * {@code NO_PROXY=host,host}.
 */
final class Environments {

    static final String DEFINED = "taskDefinition.containerDefinitions[0].environment";
    static final String SECRETS = "taskDefinition.containerDefinitions[0].secrets";

    private Environments() {}

    static ExecTarget defined(ExecTarget target, String... variables) {
        return Edits.of(target).set(DEFINED, environment(variables)).target();
    }

    static ExecTarget overridden(ExecTarget target, String... variables) {
        return overriddenFor("app", target, variables);
    }

    static ExecTarget overriddenFor(String container, ExecTarget target, String... variables) {
        List<ContainerOverride> overrides = List.of(new ContainerOverride(container, environment(variables)));
        return Edits.of(target)
                .set(
                        "task.overrides",
                        new TaskOverride(absent("taskRoleArn"), absent("executionRoleArn"), known(overrides)))
                .target();
    }

    static ExecTarget secret(ExecTarget target, String... names) {
        return Edits.of(target).set(SECRETS, List.of(names)).target();
    }

    private static Environment environment(String... variables) {
        return new Environment(
                Stream.of(variables)
                        .map(v -> new EnvironmentVariable(v.split("=", 2)[0], v.endsWith("=")))
                        .toList(),
                Stream.of(variables)
                        .filter(v -> v.toUpperCase(Locale.ROOT).startsWith("NO_PROXY=") && !v.endsWith("="))
                        .flatMap(v -> Stream.of(v.split("=", 2)[1].split(",")))
                        .toList());
    }
}
