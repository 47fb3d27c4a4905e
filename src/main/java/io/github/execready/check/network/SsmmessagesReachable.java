// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.EndpointPolicies;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Part;
import io.github.execready.network.Question;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The task reaches Systems Manager's message service, and so will the service's next task.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">Considerations for ECS Exec</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html">Amazon ECS interface VPC
 *     endpoints</a>
 */
public final class SsmmessagesReachable implements Check {

    private static final String SERVICE = "ssmmessages";
    private static final String NO_WAY = "no-route-to-ssmmessages";
    private static final String NEXT_TASK = "/next-task";

    @Override
    public String id() {
        return "ssmmessages-reachable";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.NETWORK, Part.SERVICE);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("ipv6-only");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Question question = Question.of(SERVICE, inputs.identity().region(), EndpointPolicies.channels(inputs));
        if (inputs.identity().kind().isPlanned()) {
            List<Judgement> planned = TaskWay.planned(inputs, question, NO_WAY, key -> ofTheTask(inputs, key));
            return planned.isEmpty()
                    ? List.of(TaskWay.judgement(inputs, question, NO_WAY, key -> ofTheTask(inputs, key)))
                    : planned;
        }
        List<Judgement> judgements = new ArrayList<>();
        if (!inputs.task().isAbsent()) {
            Question asked = question.withDualStack(DualStackNames.of(inputs));
            judgements.add(TaskWay.judgement(inputs, asked, NO_WAY, key -> ofTheTask(inputs, key)));
        }
        Evidence<List<String>> next = Start.configuration(inputs).flatMap(NetworkConfiguration::subnets);
        next.toOptional().stream().flatMap(List::stream).forEach(subnet -> {
            Start start = Start.ofNextTask(inputs, subnet);
            judgements.add(Way.of(inputs, start, question, NO_WAY).judgement(key -> Causes.base(key) + NEXT_TASK));
        });
        next.fold(known -> true, absent -> true, unknown -> judgements.addAll(unread(inputs, unknown)));
        return judgements.isEmpty()
                ? List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task")))
                : List.copyOf(judgements);
    }

    /** An account that gave ECS endpoints to its tasks and forgot this one, which the tasks start without. */
    private static String ofTheTask(Inputs inputs, String key) {
        return key.equals(NO_WAY) && VpcEndpoints.hasAnyOf(inputs.network(), VpcEndpoints.OF_ECS)
                ? "ssmmessages-endpoint-missing-while-ecs-endpoints-exist"
                : key;
    }

    private static List<Judgement> unread(Inputs inputs, Evidence.Unknown<?> subnets) {
        ExecTarget.Identity identity = inputs.identity();
        boolean saidAlready = identity.kind() == ExecTarget.Identity.Kind.SERVICE
                && !inputs.task().isAbsent();
        return identity.service().isEmpty() || saidAlready
                ? List.of()
                : List.of(new Judgement(
                        new Subject(Subject.Kind.SERVICE, identity.service()),
                        Outcome.notEvaluatedButAtWorst(NO_WAY + NEXT_TASK, subnets.gap())));
    }
}
