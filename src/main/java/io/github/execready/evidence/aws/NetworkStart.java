// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Attachment;
import io.github.execready.model.Evidence;
import io.github.execready.model.Instance;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of a task's network before EC2 is asked for it.
 *
 * @param networkInterfaceId the interface that the task's packets leave through
 * @param vpcId known beforehand only for a container instance
 * @param subnetIds the subnets that the task is in or that its service may use
 * @param securityGroupIds the groups that the service's next task gets
 */
record NetworkStart(
        Evidence<String> networkInterfaceId,
        Evidence<String> vpcId,
        List<String> subnetIds,
        List<String> securityGroupIds) {

    /**
     * In {@code awsvpc} mode a task has an interface of its own; in the other modes it shares the primary interface of its
     * container instance.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html">Task networking</a>
     */
    static NetworkStart of(
            Evidence<Attachment> attachment, Evidence<Instance> instance, Evidence<NetworkConfiguration> service) {
        List<String> subnets =
                Lists.known(service.flatMap(NetworkConfiguration::subnets)).toList();
        List<String> groups = securityGroupIds(service);
        if (!attachment.isAbsent()) {
            return new NetworkStart(
                    attachment.flatMap(Attachment::networkInterfaceId),
                    Evidence.absent(new Origin("ecs:DescribeTasks", "tasks[0].attachments")),
                    union(attachment.flatMap(Attachment::subnetId), subnets),
                    groups);
        }
        return new NetworkStart(
                instance.flatMap(Instance::networkInterfaceIds)
                        .flatMap(ids -> ids.isEmpty()
                                ? Evidence.absent(new Origin("ec2:DescribeInstances", "NetworkInterfaces"))
                                : instance.map(i -> ids.get(0))),
                instance.flatMap(Instance::vpcId),
                union(instance.flatMap(Instance::subnetId), subnets),
                groups);
    }

    /** The groups that the service's next task gets. */
    static List<String> securityGroupIds(Evidence<NetworkConfiguration> service) {
        return Lists.known(service.flatMap(NetworkConfiguration::securityGroups))
                .toList();
    }

    /** Whether there is nothing to ask EC2 about. */
    boolean nowhere() {
        return !networkInterfaceId.isKnown() && subnetIds.isEmpty();
    }

    private static List<String> union(Evidence<String> own, List<String> others) {
        return Stream.concat(own.toOptional().stream(), others.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
