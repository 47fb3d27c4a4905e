// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.model.Arn;
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
        Requester here = agent.in(NetworkKeys.in(agent.context(), inputs.network(), "ssmmessages"));
        Arn named = new Arn(
                agent.arn().partition(),
                "ssmmessages",
                inputs.identity().region(),
                agent.arn().account(),
                "*");
        return here.asks(here.request(action, "*")).eitherWay(here.asks(here.request(action, named.toString())));
    }
}
