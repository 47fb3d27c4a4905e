// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.permission.CallerRequester;
import io.github.execready.check.permission.CallerRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.Requester;
import io.github.execready.iam.Policy;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The caller may make a data key with the key that the cluster encrypts sessions with, which the Session Manager plugin
 * does when a session opens.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">
 *     encryption of sessions</a>
 */
public final class CallerKmsDataKey implements PermissionCheck {

    private static final String CAUSE = "caller-cannot-generate-data-key";

    @Override
    public String id() {
        return "caller-kms-data-key";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.CLUSTER, Part.SESSION_KEY, Part.TASK, Part.TASK_DEFINITION);
        parts.addAll(CallerRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("kms-key-usable");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Judgement judgement = key(inputs)
                .fold(
                        known -> Asking.judge(inputs, caller -> judge(inputs, caller, known.value())),
                        absent -> new Judgement(Asking.subject(inputs), Outcome.notApplicable("no-key")),
                        unknown -> new Judgement(Asking.subject(inputs), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return Asking.permissions(
                inputs,
                caller -> key(inputs).toOptional().stream()
                        .map(key -> CallerRequests.generateDataKey(inputs, caller, key))
                        .toList());
    }

    private static Evidence<KmsKey> key(Inputs inputs) {
        return inputs.cluster()
                .flatMap(Cluster::executeCommandConfiguration)
                .flatMap(ExecuteCommandConfiguration::kmsKeyId)
                .flatMap(named -> inputs.sessionKey());
    }

    private static Outcome judge(Inputs inputs, Requester caller, KmsKey key) {
        Permission permission = CallerRequests.generateDataKey(inputs, caller, key);
        Facts facts = Asking.facts(inputs, caller)
                .forWords("key", inputs.sessionKey().map(KmsKey::arn))
                .forWords("partition", inputs.sessionKey().map(k -> k.arn().partition()))
                .forWords("callerAccount", inputs.caller().map(c -> caller.arn().account()))
                .forWords("grantee", inputs.caller().map(c -> caller.arn()));
        return new Permissions(List.of(permission))
                .outcome(
                        denied -> refused(inputs, caller, key, permission, facts),
                        () -> Outcome.pass(permission.shown(facts)));
    }

    private static Outcome refused(Inputs inputs, Requester caller, KmsKey key, Permission denied, Facts facts) {
        Policy mend = Policy.allowing(
                List.of(denied.request().actionName()), List.of(key.arn().toString()));
        Facts shown = Asking.refused(inputs, facts, List.of(denied), mend);
        return switch (Asking.kind(denied)) {
            case RESOURCE -> refusedByKey(denied, shown);
            case NOT_GRANTED, OTHER_RESOURCE, CONDITION ->
                refusedByOwn(inputs, denied, mended(inputs, caller, key), shown);
            case DENIED, BOUNDARY, ORGANIZATION -> Outcome.fail(CAUSE + Asking.variant(denied), shown);
        };
    }

    private static Outcome refusedByKey(Permission denied, Facts shown) {
        return Refusal.ofResource(denied)
                .map(near -> Outcome.fail(
                        "kms-key-policy-conditions",
                        shown.and("keyStatement", near.words(), new Origin("kms:GetKeyPolicy", "Policy"))))
                .orElse(Outcome.fail(CAUSE + "/key-policy", shown));
    }

    private static Outcome refusedByOwn(Inputs inputs, Permission denied, Permission mended, Facts shown) {
        if (mended.isDenied() && Asking.kind(mended) == Refusal.Kind.RESOURCE) {
            return Outcome.fail(CAUSE + "/both", shown);
        }
        boolean open = !mended.isAllowed() && !mended.isDenied();
        return Outcome.fail(
                CAUSE + Asking.variant(denied),
                open ? shown.forWords("keyOpen", inputs.sessionKey().map(KmsKey::arn)) : shown);
    }

    /** What the key would say to a caller whose own policies allow: whether it leaves them a say. */
    private static Permission mended(Inputs inputs, Requester caller, KmsKey key) {
        return CallerRequests.generateDataKey(
                inputs, caller.granted("kms:GenerateDataKey", key.arn().toString()), key);
    }
}
