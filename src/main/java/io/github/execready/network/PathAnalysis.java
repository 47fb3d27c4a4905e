// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import java.util.List;
import java.util.function.Function;

/** Finds the path from a task to a service, a pure function of the evidence. */
public final class PathAnalysis {

    private PathAnalysis() {}

    /**
     * The path from the network interface that the task's packets leave through: its own in {@code awsvpc} mode, that of
     * the container instance in the others.
     */
    public static Path ofInterface(Evidence<Inventory> network, Question question) {
        return in(
                network,
                question,
                found -> found.network()
                        .networkInterface()
                        .fold(
                                known -> path(found, Client.of(known.value()), question),
                                absent -> nowhere(
                                        question,
                                        Reason.NOT_READ,
                                        Gaps.of(found.network().networkInterface())),
                                unknown -> nowhere(question, Reason.NOT_READ, List.of(unknown.gap()))));
    }

    /** Where the requests of that interface lead, whatever the policies of endpoints make of them. */
    public static Destination destination(Evidence<Inventory> network, String service, String region) {
        return ofInterface(network, Question.of(service, region, endpoint -> new EndpointPolicy.PolicyAnswer.Yes()))
                .destination();
    }

    /**
     * The path from where a service may place its next task: some address of a subnet, with the service's groups.
     *
     * @param subnetId one of the configuration's subnets
     */
    public static Path ofNextTask(
            Evidence<Inventory> network, NetworkConfiguration configuration, String subnetId, Question question) {
        return in(network, question, found -> path(found, Client.of(configuration, subnetId), question));
    }

    /**
     * The path from an interface that a task may get once it is deployed.
     *
     * @param planned one of the network's planned interfaces
     */
    public static Path ofPlanned(Evidence<Inventory> network, NetworkInterface planned, Question question) {
        return in(network, question, found -> path(found, Client.ofPlanned(planned), question));
    }

    private static Path in(Evidence<Inventory> network, Question question, Function<Inventory, Path> path) {
        return network.fold(
                known -> path.apply(known.value()),
                absent -> nowhere(question, Reason.NO_VPC, Gaps.of(network)),
                unknown -> nowhere(question, Reason.NOT_READ, List.of(unknown.gap())));
    }

    private static Path path(Inventory network, Client client, Question question) {
        return new PathFinder(network, client, question).path();
    }

    private static Path nowhere(Question question, Reason reason, List<Gap> gaps) {
        NetworkObject vpc = new NetworkObject(NetworkObject.Type.VPC, "");
        return new Path(
                question.service(),
                List.of(Hop.unknown(Hop.Kind.NETWORK, reason, vpc, List.of(), gaps)),
                new Destination.NotKnown(),
                Evidence.unknown(gaps.get(0)));
    }
}
