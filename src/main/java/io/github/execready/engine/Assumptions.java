// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.model.Caller;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Map;

/** Which layers are taken as right for a target. */
final class Assumptions {

    private Assumptions() {}

    static List<Assumption> of(Catalog catalog, ExecTarget target) {
        Map<String, String> words = catalog.common().assumptions();
        return words.entrySet().stream()
                .filter(entry -> concerns(entry.getKey(), target))
                .map(entry -> new Assumption(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean concerns(String id, ExecTarget target) {
        return switch (id) {
            case "environment-files" -> hasEnvironmentFiles(target);
            // Nobody execs into what is not deployed.
            case "caller-session-policy" -> !target.identity().kind().isPlanned() && mayHaveSessionPolicy(target);
            default -> true;
        };
    }

    private static boolean mayHaveSessionPolicy(ExecTarget target) {
        return target.caller()
                .map(Caller::kind)
                .toOptional()
                .map(kind -> kind == Caller.Kind.ASSUMED_ROLE)
                .orElse(true);
    }

    private static boolean hasEnvironmentFiles(ExecTarget target) {
        return target.taskDefinition()
                .flatMap(TaskDefinition::containerDefinitions)
                .toOptional()
                .map(all -> all.stream()
                        .map(ContainerDefinition::environmentFiles)
                        .anyMatch(files -> !files.toOptional().orElse(List.of()).isEmpty()))
                .orElse(false);
    }
}
