// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.check.host.Ipv6Agent;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.TaskDefinition;

/**
 * Whether the exec agent of a task without IPv4 asks for names that have addresses of IPv6. AWS tried that on container
 * instances with tasks that have an interface of their own, and documents it nowhere as supported.
 *
 * @see Ipv6Agent
 */
final class DualStackNames {

    private DualStackNames() {}

    static Evidence<Boolean> of(Inputs inputs) {
        return Capacity.ofTask(inputs.task())
                .fold(
                        known -> known.value() == Capacity.EC2
                                ? onInstance(inputs)
                                : undetermined("whether the agent uses addresses of IPv6 on " + known.value()),
                        absent -> undetermined("what the task runs on"),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    private static Evidence<Boolean> onInstance(Inputs inputs) {
        Evidence<Boolean> told = Ipv6Agent.on(inputs.containerInstance()).map(agent -> agent == Ipv6Agent.TOLD);
        Evidence<Boolean> understands = Ipv6Agent.understands(inputs.containerInstance());
        Evidence<String> mode = inputs.taskDefinition().flatMap(TaskDefinition::networkMode);
        if (!told.is(true)) {
            return told.isUnknown() ? told : undetermined("the agent asks for names of IPv4");
        }
        if (!mode.is("awsvpc")) {
            return mode.isUnknown()
                    ? mode.map("awsvpc"::equals)
                    : undetermined("whether containers share the instance's addresses of IPv6");
        }
        return understands.is(true) || understands.isUnknown()
                ? understands
                : undetermined("whether the exec agent, which the image brings, understands to use IPv6");
    }

    private static Evidence<Boolean> undetermined(String detail) {
        return Evidence.unknown(new Gap(Gap.Reason.BY_TRIAL, "IPv6 support of the exec agent", detail));
    }
}
