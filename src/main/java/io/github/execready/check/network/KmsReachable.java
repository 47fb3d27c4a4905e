// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.permission.EndpointPolicies;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.check.permission.TaskRequests;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.network.EndpointPolicy;
import io.github.execready.network.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The task reaches KMS where the cluster encrypts sessions: the agent decrypts the data key before anything is shown.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">Considerations for ECS Exec</a>
 */
public final class KmsReachable implements Check {

    @Override
    public String id() {
        return "kms-reachable";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.NETWORK, Part.SERVICE, Part.CLUSTER, Part.SESSION_KEY);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("ipv6-only");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> key = inputs.cluster()
                .flatMap(Cluster::executeCommandConfiguration)
                .flatMap(ExecuteCommandConfiguration::kmsKeyId);
        Judgement judgement = key.fold(
                known -> withKey(inputs),
                absent -> new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-key")),
                unknown -> new Judgement(inputs.clusterSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Judgement withKey(Inputs inputs) {
        if (inputs.task().isAbsent()) {
            return new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task"));
        }
        Question question =
                Question.of("kms", inputs.identity().region(), policy(inputs)).withDualStack(DualStackNames.of(inputs));
        return TaskWay.worst(inputs, question, "kms-endpoint-missing", UnaryOperator.identity());
    }

    private static EndpointPolicy policy(Inputs inputs) {
        return inputs.sessionKey()
                .fold(
                        known -> EndpointPolicies.of(
                                inputs,
                                agent -> List.of(TaskRequests.decrypt(inputs, agent, known.value())
                                        .request())),
                        absent -> EndpointPolicies.unasked(
                                new Gap(Gap.Reason.NOT_VISIBLE, absent.origin().source(), "there is no such key")),
                        unknown -> EndpointPolicies.unasked(unknown.gap()));
    }
}
