// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.Requester;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.check.permission.TaskRequests;
import io.github.execready.iam.Policy;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Part;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The task's role may decrypt the data key of a session with the cluster's KMS key, as the role's policies and the key's own
 * policy and grants have it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">encrypting
 *     sessions</a>
 */
public final class TaskRoleKmsDecrypt implements PermissionCheck {

    private static final String CAUSE = "task-role-cannot-decrypt";
    private static final String ACTION = "kms:Decrypt";

    @Override
    public String id() {
        return "task-role-kms-decrypt";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.CLUSTER, Part.SESSION_KEY, Part.NETWORK);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("task-role-present", "task-role-exists", "kms-key-usable");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Judgement judgement = inputs.cluster()
                .flatMap(Cluster::executeCommandConfiguration)
                .flatMap(ExecuteCommandConfiguration::kmsKeyId)
                .fold(
                        known -> withKey(inputs),
                        absent -> new Judgement(
                                inputs.clusterSubject(), Outcome.notApplicable("no-key", absent.origin())),
                        unknown -> new Judgement(inputs.clusterSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return TaskRequester.of(inputs)
                .with(inputs.sessionKey(), (agent, key) -> TaskRequests.decrypt(inputs, agent, key))
                .toOptional()
                .stream()
                .toList();
    }

    private static Judgement withKey(Inputs inputs) {
        return TaskRequester.of(inputs)
                .fold(
                        known -> new Judgement(
                                new Subject(
                                        Subject.Kind.ROLE, known.value().arn().resourceName()),
                                withRole(inputs, known.value())),
                        absent -> new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task-role")),
                        unknown -> new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap())));
    }

    private static Outcome withRole(Inputs inputs, Requester agent) {
        return inputs.sessionKey()
                .fold(
                        known -> judge(inputs, agent, known.value()),
                        absent -> Outcome.notApplicable("no-such-key"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome judge(Inputs inputs, Requester agent, KmsKey key) {
        Permission asked = TaskRequests.decrypt(inputs, agent, key);
        Evidence<Role> role = TaskRequester.role(inputs);
        Facts facts = asked.shown(Facts.of("role", role.map(Role::arn))
                .and("key", inputs.sessionKey().map(KmsKey::arn)));
        if (asked.isDenied()) {
            return Outcome.fail(
                    cause(inputs, agent, key, asked),
                    Permissions.facts(List.of(asked), facts)
                            .andKnown(
                                    "boundary",
                                    role.flatMap(Role::permissionsBoundary).map(PermissionsBoundary::arn))
                            .decidedAt(inputs.cluster()
                                    .flatMap(Cluster::executeCommandConfiguration)
                                    .flatMap(ExecuteCommandConfiguration::kmsKeyId))
                            .forWords("roleName", role.map(r -> r.arn().resourceName()))
                            .forWords("policy", role.map(r -> granting(key).toLine())));
        }
        return asked.isAllowed() ? Outcome.pass(asked.placed(facts)) : new Outcome.NotEvaluated(asked.gaps());
    }

    private static String cause(Inputs inputs, Requester agent, KmsKey key, Permission denied) {
        Refusal.Kind kind = Refusal.of(denied).map(Refusal::kind).orElse(Refusal.Kind.NOT_GRANTED);
        return switch (kind) {
            case DENIED -> CAUSE + "/denied";
            case BOUNDARY -> CAUSE + "/boundary";
            case ORGANIZATION -> CAUSE + "/organization";
            case RESOURCE -> byKey(denied);
            case OTHER_RESOURCE, CONDITION, NOT_GRANTED -> CAUSE + byRole(inputs, agent, key, kind);
        };
    }

    private static String byKey(Permission denied) {
        return Refusal.byResource(denied).kind() == Refusal.Kind.CONDITION
                ? "kms-key-policy-conditions"
                : CAUSE + "/key-policy";
    }

    /** What is granted to the role is not enough where the key does not leave it to its account to grant. */
    private static String byRole(Inputs inputs, Requester agent, KmsKey key, Refusal.Kind kind) {
        Requester granted = agent.granted(ACTION, key.arn().toString());
        boolean keyAsWell = Refusal.of(TaskRequests.decrypt(inputs, granted, key))
                .filter(refusal -> refusal.kind() == Refusal.Kind.RESOURCE)
                .isPresent();
        if (keyAsWell) {
            return "/both-sides";
        }
        return kind == Refusal.Kind.NOT_GRANTED ? "" : "/too-narrow";
    }

    private static Policy granting(KmsKey key) {
        return Policy.allowing(List.of(ACTION), List.of(key.arn().toString()));
    }
}
