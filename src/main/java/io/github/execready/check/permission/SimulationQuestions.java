// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Workings;
import io.github.execready.iam.Principal;
import io.github.execready.iam.Request;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.SimulationQuestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What AWS's policy simulator is asked about a target: the requests that the checks rest on, those of one principal on one
 * resource in one context together, because its rate is limited.
 */
public final class SimulationQuestions {

    /** Keys that differ from task to task or from container to container; without them these share their questions. */
    private static final Set<String> OF_ONE_TASK =
            Set.of("aws:userid", "aws:vpcsourceip", "ecs:task", "ecs:container-name");

    private SimulationQuestions() {}

    /** The questions of some checks. */
    public static List<SimulationQuestion> about(ExecTarget target, List<Check> checks) {
        return about(target, checks, new Workings());
    }

    /**
     * The same in a run.
     *
     * @param workings what the run has worked out so far
     */
    public static List<SimulationQuestion> about(ExecTarget target, List<Check> checks, Workings workings) {
        List<Request> requests = checks.parallelStream()
                .flatMap(check -> check instanceof PermissionCheck asking
                        ? permissions(asking, new Inputs(target, check.inputs(), workings)).stream()
                        : Stream.empty())
                .map(Permission::request)
                .toList();
        Map<About, Set<String>> actions = new LinkedHashMap<>();
        for (Request request : requests) {
            principal(request.principal())
                    .ifPresent(arn -> actions.computeIfAbsent(
                                    new About(arn, request.resource(), context(request)),
                                    about -> new LinkedHashSet<>())
                            .add(request.actionName()));
        }
        return actions.entrySet().stream()
                .map(asked -> asked.getKey().question(asked.getValue()))
                .toList();
    }

    // A check that goes wrong is reported when it judges; here it only has nothing to ask.
    private static List<Permission> permissions(PermissionCheck check, Inputs inputs) {
        try {
            return check.permissions(inputs);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** What is the same for all actions of a question. */
    private record About(Arn principal, String resource, Map<String, List<String>> context) {

        SimulationQuestion question(Set<String> actions) {
            return new SimulationQuestion(principal, List.copyOf(actions), resource, context);
        }
    }

    /** What the simulator is told of a request. */
    static Map<String, List<String>> context(Request request) {
        Map<String, List<String>> context = new HashMap<>(request.context().known());
        OF_ONE_TASK.forEach(context::remove);
        return context;
    }

    /** Whom the simulator can be asked about: users and roles, by the ARN that they have in IAM. */
    private static Optional<Arn> principal(Principal principal) {
        if (principal instanceof Principal.RoleSession session) {
            return Optional.of(session.role());
        }
        return principal instanceof Principal.User user ? Optional.of(user.arn()) : Optional.empty();
    }
}
