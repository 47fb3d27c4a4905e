// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.Optional;

/** Why AWS refuses what is to launch tasks, so that there are none to enter. */
final class Refusal {

    private Refusal() {}

    static Optional<Gap> of(Launch launch, Evidence<String> launchType) {
        return launch.definition()
                .scope()
                .graph()
                .refusal(launch.by())
                .or(() -> launchType.is("FARGATE") ? networkMode(launch) : Optional.empty())
                .or(() -> otherNetwork(launch));
    }

    /**
     * Fargate knows one network mode.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">Task definition
     *     differences for Fargate</a>
     */
    private static Optional<Gap> networkMode(Launch launch) {
        return launch.definition()
                .linked(DefinitionReader.TYPE)
                .map(definition -> definition.at("NetworkMode"))
                .filter(mode -> mode.text()
                        .toOptional()
                        .filter(text -> !text.equals("awsvpc"))
                        .isPresent())
                .map(mode -> gap(mode, "NetworkMode", "is not awsvpc, so that ECS does not run the task on Fargate"));
    }

    /**
     * A network interface has security groups of its own VPC.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html">AwsVpcConfiguration:
     *     all must be from the same VPC</a>
     */
    private static Optional<Gap> otherNetwork(Launch launch) {
        List<Property> subnets = launch.network().at("Subnets").each().stream()
                .flatMap(subnet -> subnet.linked(SubnetReader.TYPE).stream())
                .map(subnet -> subnet.at("VpcId"))
                .toList();
        return launch.network().at("SecurityGroups").each().stream()
                .filter(group -> group.linked(GroupReader.TYPE)
                        .filter(it -> subnets.stream().anyMatch(vpc -> differ(vpc, it.at("VpcId"))))
                        .isPresent())
                .findFirst()
                .map(group ->
                        gap(group, "SecurityGroups", "are of another VPC than the subnets, so that ECS runs no task"));
    }

    private static boolean differ(Property one, Property other) {
        return one.text().with(other.text(), (a, b) -> !a.equals(b)).is(true);
    }

    private static Gap gap(Property at, String source, String why) {
        return new Gap(Gap.Reason.REFUSED, source, why, at.origin().location());
    }
}
