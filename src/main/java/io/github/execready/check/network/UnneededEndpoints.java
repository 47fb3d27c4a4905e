// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.Part;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Set;

/**
 * The VPC pays for no endpoint on exec's account that exec does not need.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">Considerations for ECS Exec</a>
 */
public final class UnneededEndpoints implements Check {

    private static final Set<String> OF_MANAGED_NODES = Set.of("ssm", "ec2messages");

    @Override
    public String id() {
        return "unneeded-endpoints";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.NETWORK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<List<VpcEndpoint>> endpoints = inputs.network().flatMap(Network::endpoints);
        return endpoints.fold(
                known -> judge(inputs, known),
                absent -> List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-vpc"))),
                unknown -> List.of(new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap()))));
    }

    private static List<Judgement> judge(Inputs inputs, Evidence.Known<List<VpcEndpoint>> endpoints) {
        List<Judgement> unneeded = VpcEndpoints.interfacesOf(endpoints.value(), OF_MANAGED_NODES)
                .map(endpoint -> new Judgement(
                        new Subject(Subject.Kind.VPC_ENDPOINT, endpoint.id()),
                        Outcome.fail(
                                "only-ssmmessages-endpoint-needed",
                                Facts.none()
                                        .and("endpoint", endpoint.id(), endpoints.origin())
                                        .and("serviceName", VpcEndpoints.serviceName(endpoint), endpoints.origin()))))
                .toList();
        return unneeded.isEmpty()
                ? List.of(new Judgement(
                        inputs.taskSubject(),
                        Outcome.pass(Facts.none()
                                .and(
                                        "endpoints",
                                        Integer.toString(endpoints.value().size()),
                                        endpoints.origin()))))
                : unneeded;
    }
}
