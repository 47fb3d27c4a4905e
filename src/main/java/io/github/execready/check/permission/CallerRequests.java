// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.model.Arn;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Origin;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of whoever execs: the AWS CLI's to ECS, and the Session Manager plugin's to KMS.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">
 *     resources and keys of ECS</a>
 */
public final class CallerRequests {

    private static final List<String> ECS_TAGS = List.of("aws:ResourceTag/", "ecs:ResourceTag/");
    private static final String EXECUTE = "ecs:ExecuteCommand";
    private static final String ENCRYPTION_CONTEXT = "kms:EncryptionContext:";
    private static final String SESSION_ID = "aws:ssm:SessionId";
    private static final String TARGET_ID = "aws:ssm:TargetId";

    private CallerRequests() {}

    /** The cluster's ARN; where it was not read, the one that the task's ARN tells. Reads cluster and task. */
    public static Evidence<Arn> cluster(Inputs inputs) {
        Evidence<Arn> read = inputs.cluster().map(Cluster::arn);
        return task(inputs)
                .toOptional()
                .filter(task -> !read.isKnown())
                .flatMap(task -> task.ecsClusterName().map(name -> sibling(task, "cluster/" + name)))
                .map(arn -> Evidence.known(arn, new Origin("ecs:DescribeTasks", "tasks[0].taskArn")))
                .orElse(read);
    }

    /** The task's ARN, read or asked for; absent where no task runs. Reads the task. */
    public static Evidence<Arn> task(Inputs inputs) {
        Evidence<Arn> read = inputs.task().map(Task::arn);
        return inputs.identity().kind() == ExecTarget.Identity.Kind.TASK && read.isUnknown()
                ? Arn.parse(inputs.identity().task())
                        .map(arn -> Evidence.known(arn, new Origin("--task", "")))
                        .orElse(read)
                : read;
    }

    /** The pattern of all tasks in a cluster, for policies. */
    public static Arn tasksOf(Arn cluster) {
        return sibling(cluster, "task/" + cluster.resourceName() + "/*");
    }

    /** The pattern of all tasks of a task's account and Region, for policies. */
    public static String tasksBeside(Arn task) {
        return sibling(task, "task/*").toString();
    }

    /**
     * ECS asks for the cluster and for the task. The keys about the request are those of its parameters.
     *
     * @param container empty where it is not known whether the request names one
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html">ExecuteCommand</a>
     */
    public static Permission executeCommandOnCluster(Inputs inputs, Requester caller, Arn cluster, String container) {
        return executeCommand(inputs, caller, cluster, container, tagsOfCluster(inputs), tagsOfTask(inputs));
    }

    /** The same for the task. */
    public static Permission executeCommandOnTask(Inputs inputs, Requester caller, Arn task, String container) {
        return executeCommand(inputs, caller, task, container, tagsOfTask(inputs), tagsOfCluster(inputs));
    }

    // IAM knows a resource by its own tags, but AWS's example lists cluster and task under one condition on tags, and
    // says that the task is to have the tag.
    private static Permission executeCommand(
            Inputs inputs,
            Requester caller,
            Arn resource,
            String container,
            Evidence<Map<String, String>> own,
            Evidence<Map<String, String>> others) {
        Map<String, Optional<String>> keys = named(inputs, container);
        Permission byOwn = onEcs(caller, EXECUTE, resource, own, keys);
        return byOwn.isDenied()
                ? byOwn.eitherWay(
                        onEcs(caller, EXECUTE, resource, both(own, others), keys),
                        "whether ECS takes the tags of cluster and task together")
                : byOwn;
    }

    private static Evidence<Map<String, String>> both(
            Evidence<Map<String, String>> own, Evidence<Map<String, String>> others) {
        return own.absentAs(Map.of()).with(others.absentAs(Map.of()), (mine, theirs) -> {
            Map<String, String> both = new HashMap<>(mine);
            both.putAll(theirs);
            return both;
        });
    }

    private static Evidence<Map<String, String>> tagsOfCluster(Inputs inputs) {
        return inputs.cluster().flatMap(Cluster::tags);
    }

    private static Evidence<Map<String, String>> tagsOfTask(Inputs inputs) {
        return inputs.task().flatMap(Task::tags);
    }

    /** With this the CLI looks up which container it is to enter, once ECS has opened the session. */
    public static Permission describeTasks(Inputs inputs, Requester caller, Arn task) {
        return onEcs(caller, "ecs:DescribeTasks", task, tagsOfTask(inputs), ofCluster(inputs));
    }

    private static Map<String, Optional<String>> ofCluster(Inputs inputs) {
        return Map.of("ecs:cluster", cluster(inputs).toOptional().map(Arn::toString));
    }

    private static Map<String, Optional<String>> named(Inputs inputs, String container) {
        return Map.of(
                "ecs:cluster",
                cluster(inputs).toOptional().map(Arn::toString),
                "ecs:task",
                task(inputs).toOptional().map(Arn::toString),
                "ecs:container-name",
                Optional.of(container).filter(name -> !name.isEmpty()));
    }

    private static Permission onEcs(
            Requester caller,
            String action,
            Arn resource,
            Evidence<Map<String, String>> tags,
            Map<String, Optional<String>> keys) {
        Context.Builder context = caller.context().with().known("aws:ResourceAccount", resource.account());
        keys.forEach((key, value) -> value.ifPresent(known -> context.known(key, known)));
        Requester here =
                caller.in(RequestContext.resourceTags(context, tags, ECS_TAGS).build());
        return here.asks(here.request(action, resource.toString()));
    }

    /**
     * A session with the task that ECS does not know of. Only the tags of the task are documented among what Systems
     * Manager says of it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-limit-access-start-session">
     *     limiting access to StartSession</a>
     */
    public static Permission startSession(Inputs inputs, Requester caller, Arn task) {
        Context.Builder context =
                RequestContext.resourceTags(caller.context().with(), tagsOfTask(inputs), List.of("aws:ResourceTag/"));
        Requester here = caller.in(context.build());
        return here.asks(here.request("ssm:StartSession", task.toString()));
    }

    /**
     * The plugin asks for the key of a session itself, not through a service.
     *
     * @see <a href="https://github.com/aws/session-manager-plugin/blob/mainline/src/encryption/encrypter.go">the plugin</a>
     */
    public static Permission generateDataKey(Inputs inputs, Requester caller, KmsKey key) {
        Context.Builder context = caller.context()
                .with()
                .known("aws:ResourceAccount", key.arn().account())
                .known("kms:CallerAccount", caller.arn().account())
                .absent("kms:ViaService")
                .known("kms:EncryptionContextKeys", List.of(SESSION_ID, TARGET_ID))
                .absentUnder(ENCRYPTION_CONTEXT)
                .unknown(ENCRYPTION_CONTEXT + SESSION_ID)
                .unknown(ENCRYPTION_CONTEXT + TARGET_ID);
        key.keySpec().toOptional().ifPresent(spec -> context.known("kms:KeySpec", spec));
        key.keyUsage().toOptional().ifPresent(usage -> context.known("kms:KeyUsage", usage));
        targetId(inputs).ifPresent(id -> context.known(ENCRYPTION_CONTEXT + TARGET_ID, id));
        Requester here = caller.in(context.build());
        return here.asks(
                here.request("kms:GenerateDataKey", key.arn().toString()),
                inputs.once(HeldPolicies.class, key, KeyPolicies::of));
    }

    /** What Systems Manager calls the container, where only one is meant. */
    private static Optional<String> targetId(Inputs inputs) {
        return inputs.taskContainers()
                .toOptional()
                .filter(containers -> containers.size() == 1)
                .map(containers -> containers.get(0))
                .map(TaskContainer::runtimeId)
                .flatMap(Evidence::toOptional)
                .flatMap(runtimeId -> task(inputs)
                        .toOptional()
                        .map(task ->
                                "ecs:" + inputs.identity().cluster() + "_" + task.resourceName() + "_" + runtimeId));
    }

    private static Arn sibling(Arn arn, String resource) {
        return new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), resource);
    }
}
