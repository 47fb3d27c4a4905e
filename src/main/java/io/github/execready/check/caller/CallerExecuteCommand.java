// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.CallerRequester;
import io.github.execready.check.permission.CallerRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.Requester;
import io.github.execready.iam.Policy;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The caller may ask ECS for a session: on the cluster and on the task, for both of which ECS asks IAM.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-best-practices-limit-access-execute-command">
 *     limiting access to ExecuteCommand</a>
 */
public final class CallerExecuteCommand implements PermissionCheck {

    private static final String DENIED = "caller-execute-command-denied";
    private static final String LIMITED = "caller-scp-or-boundary-or-session-policy";

    @Override
    public String id() {
        return "caller-execute-command";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.CLUSTER, Part.TASK, Part.TASK_DEFINITION);
        parts.addAll(CallerRequester.PARTS);
        return parts;
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        List<String> containers = containers(inputs);
        List<Judgement> judgements = containers.stream()
                .map(container -> Asking.judge(inputs, caller -> judge(inputs, caller, container)))
                .toList();
        return judgements.stream().map(Judgement::outcome).distinct().count() == 1 || allPass(judgements)
                ? judgements.subList(0, 1)
                : IntStream.range(0, containers.size())
                        .mapToObj(i -> new Judgement(
                                Subject.container(containers.get(i)),
                                judgements.get(i).outcome()))
                        .toList();
    }

    private static boolean allPass(List<Judgement> judgements) {
        return judgements.stream().allMatch(judgement -> judgement.outcome() instanceof Outcome.Pass);
    }

    // The key is about the command's parameter. Whether a command for a task of one container names it is the caller's
    // choice, unless it was named here.
    private static List<String> containers(Inputs inputs) {
        List<String> defined = inputs.containerDefinitions().toOptional().stream()
                .flatMap(List::stream)
                .map(ContainerDefinition::name)
                .toList();
        return inputs.selection().only().map(List::of).orElse(defined.size() > 1 ? defined : List.of(""));
    }

    private static Outcome judge(Inputs inputs, Requester caller, String container) {
        Evidence<Arn> cluster = CallerRequests.cluster(inputs);
        Evidence<Arn> task = CallerRequests.task(inputs);
        Facts facts = Asking.facts(inputs, caller);
        Permissions permissions = new Permissions(permissions(inputs, caller, container));
        return permissions.outcome(
                denied -> refused(inputs, denied, facts),
                () -> Gaps.orElse(
                        task.isAbsent() || cluster.isAbsent()
                                ? Outcome.notApplicable("no-task")
                                : Outcome.pass(shown(permissions, facts)),
                        cluster,
                        task));
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return Asking.permissions(
                inputs,
                caller -> containers(inputs).stream()
                        .flatMap(container -> permissions(inputs, caller, container).stream())
                        .toList());
    }

    private static List<Permission> permissions(Inputs inputs, Requester caller, String container) {
        return Stream.of(
                        CallerRequests.cluster(inputs)
                                .map(arn -> CallerRequests.executeCommandOnCluster(inputs, caller, arn, container)),
                        CallerRequests.task(inputs)
                                .map(arn -> CallerRequests.executeCommandOnTask(inputs, caller, arn, container)))
                .flatMap(permission -> permission.toOptional().stream())
                .toList();
    }

    private static Facts shown(Permissions permissions, Facts facts) {
        return permissions.all().stream()
                .findFirst()
                .map(permission -> permission.shown(facts))
                .orElse(facts);
    }

    private static Outcome refused(Inputs inputs, List<Permission> all, Facts facts) {
        Refusal.Kind worst =
                all.stream().map(Asking::kind).min(Comparator.naturalOrder()).orElse(Refusal.Kind.NOT_GRANTED);
        List<Permission> denied =
                all.stream().filter(p -> Asking.kind(p) == worst).toList();
        Facts shown = Asking.refused(
                        inputs, facts, denied, Policy.allowing(Permissions.actions(denied), resources(inputs, denied)))
                .forWords("clusterArn", CallerRequests.cluster(inputs));
        return switch (worst) {
            case DENIED -> Outcome.fail(LIMITED + "/denied", shown);
            case BOUNDARY, RESOURCE -> Outcome.fail(LIMITED, shown);
            case OTHER_RESOURCE ->
                Outcome.fail(denied.size() == 1 ? "caller-cluster-arn-missing" : DENIED + "/other-resources", shown);
            case CONDITION -> Outcome.fail("caller-condition-key-mismatch", shown);
            case NOT_GRANTED, ORGANIZATION -> Outcome.fail(DENIED, shown);
        };
    }

    private static List<String> resources(Inputs inputs, List<Permission> denied) {
        return CallerRequests.cluster(inputs)
                .map(cluster -> List.of(
                        cluster.toString(), CallerRequests.tasksOf(cluster).toString()))
                .toOptional()
                .orElse(denied.stream().map(p -> p.request().resource()).toList());
    }
}
