// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.check.Subject;
import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.network.Path;
import io.github.execready.network.PathAnalysis;
import io.github.execready.network.Question;
import java.util.List;
import java.util.Optional;

/**
 * Where requests of a task start: its interface, or a subnet that the service's next task may get.
 *
 * @param groups the security groups there
 * @param addressing whether a task of the service can be given a public address by its settings
 * @param planned the interface, where it is not deployed yet
 */
record Start(
        Subject subject,
        String subnetId,
        Evidence<List<String>> groups,
        Evidence<String> addressing,
        Optional<NetworkInterface> planned) {

    private Start(Subject subject, String subnetId, Evidence<List<String>> groups, Evidence<String> addressing) {
        this(subject, subnetId, groups, addressing, Optional.empty());
    }

    /** Where the task's packets leave; the task where its interface is not known. */
    static Start ofTask(Inputs inputs) {
        Evidence<NetworkInterface> found = inputs.network().flatMap(Network::networkInterface);
        return new Start(
                found.toOptional()
                        .map(known -> new Subject(Subject.Kind.NETWORK_INTERFACE, known.id()))
                        .orElseGet(inputs::taskSubject),
                found.map(NetworkInterface::subnetId).toOptional().orElse(""),
                found.flatMap(NetworkInterface::securityGroupIds),
                Capacity.ofTask(inputs.task())
                        .flatMap(capacity -> capacity == Capacity.FARGATE
                                ? addressed(configuration(inputs))
                                : Evidence.absent(new Origin("ecs:DescribeTasks", ""))));
    }

    /** An interface that a task may get once it is deployed, known by its subnet. */
    static Start ofPlanned(NetworkInterface planned) {
        return new Start(
                new Subject(Subject.Kind.SUBNET, planned.subnetId()),
                planned.subnetId(),
                planned.securityGroupIds(),
                Evidence.absent(new Origin("", "")),
                Optional.of(planned));
    }

    static Start ofNextTask(Inputs inputs, String subnetId) {
        Evidence<NetworkConfiguration> configuration = configuration(inputs);
        return new Start(
                new Subject(Subject.Kind.SUBNET, subnetId),
                subnetId,
                configuration.flatMap(NetworkConfiguration::securityGroups),
                Capacity.ofService(inputs.service())
                        .flatMap(capacity -> capacity == Capacity.FARGATE
                                ? addressed(configuration)
                                : Evidence.absent(new Origin("ecs:DescribeServices", ""))));
    }

    static Evidence<NetworkConfiguration> configuration(Inputs inputs) {
        return inputs.service().flatMap(Service::networkConfiguration);
    }

    Path path(Inputs inputs, Question question) {
        if (planned.isPresent()) {
            return PathAnalysis.ofPlanned(inputs.inventory(), planned.get(), question);
        }
        return subject.kind() == Subject.Kind.SUBNET
                ? configuration(inputs)
                        .toOptional()
                        .map(settings -> PathAnalysis.ofNextTask(inputs.inventory(), settings, subnetId, question))
                        .orElseGet(() -> PathAnalysis.ofInterface(inputs.inventory(), question))
                : PathAnalysis.ofInterface(inputs.inventory(), question);
    }

    /** The settings with a public address, as {@code aws ecs update-service} takes them. */
    private static Evidence<String> addressed(Evidence<NetworkConfiguration> configuration) {
        return configuration.flatMap(settings -> settings.subnets()
                .with(
                        settings.securityGroups(),
                        (subnets, groups) -> "awsvpcConfiguration={subnets=[" + String.join(",", subnets)
                                + "],securityGroups=[" + String.join(",", groups) + "],assignPublicIp=ENABLED}"));
    }
}
