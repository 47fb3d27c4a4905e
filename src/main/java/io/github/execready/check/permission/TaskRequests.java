// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * The requests of the exec agent in a task.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions">
 *     permissions that ECS Exec needs</a>
 */
public final class TaskRequests {

    /** The actions that connect the agent with Systems Manager. */
    public static final List<String> CONTROL_CHANNEL =
            List.of("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel");

    /** The actions that carry a session. */
    public static final List<String> DATA_CHANNEL =
            List.of("ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel");

    /** Both, in the order in which the agent uses them. */
    public static final List<String> CHANNELS =
            Stream.of(CONTROL_CHANNEL, DATA_CHANNEL).flatMap(List::stream).toList();

    private TaskRequests() {}

    /**
     * One of the actions on channels. They know no resources and the documentation asks for {@code *}, but AWS's own errors
     * name {@code arn:aws:ssmmessages:REGION:ACCOUNT:*}.
     */
    public static Permission ssmmessages(Inputs inputs, Requester agent, String action) {
        Requester here = agent.in(NetworkKeys.in(agent.context(), inputs, "ssmmessages"));
        Arn named = new Arn(
                agent.arn().partition(),
                "ssmmessages",
                inputs.identity().region(),
                agent.arn().account(),
                "*");
        return here.asks(here.request(action, "*"), named.toString());
    }

    /**
     * Decrypting the data key of a session, which the agent asks for itself and not through another service.
     *
     * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">keys of KMS's conditions</a>
     */
    public static Permission decrypt(Inputs inputs, Requester agent, KmsKey key) {
        Context.Builder context = NetworkKeys.in(agent.context(), inputs, "kms").with();
        // Newer agents add keys of their own to the encryption context; nobody else adds any.
        context.absentUnder("kms:EncryptionContext:")
                .unknownUnder("kms:EncryptionContext:aws:ssm:")
                .absent("kms:ViaService")
                .known("kms:CallerAccount", agent.arn().account())
                .known("aws:ResourceAccount", key.arn().account());
        sessionTarget(inputs)
                .toOptional()
                .ifPresent(target -> context.known("kms:EncryptionContext:aws:ssm:TargetId", target));
        Requester here = agent.in(context.build());
        return here.asks(
                here.request("kms:Decrypt", key.arn().toString()),
                inputs.once(HeldPolicies.class, key, KeyPolicies::of));
    }

    /** How Systems Manager names the container that is entered; known where only one can be. */
    private static Evidence<String> sessionTarget(Inputs inputs) {
        return inputs.taskContainers()
                .flatMap(containers -> containers.size() == 1
                        ? containers.get(0).runtimeId()
                        : Evidence.absent(new Origin("ecs:DescribeTasks", "tasks[].containers[]")))
                .map(runtime -> "ecs:" + inputs.identity().cluster() + "_"
                        + inputs.identity().taskId() + "_" + runtime);
    }
}
