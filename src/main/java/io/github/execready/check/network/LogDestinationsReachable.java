// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.logging.LogDestination;
import io.github.execready.check.permission.EndpointPolicies;
import io.github.execready.check.permission.LogRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.Requester;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.network.Question;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The task reaches the services that the cluster logs sessions to. Where encryption is required the agent has to look there
 * before a session starts; else only the log is lost.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">logging
 *     sessions</a>
 */
public final class LogDestinationsReachable implements Check {

    private static final String NO_WAY = "logs-or-s3-endpoint-missing";
    private static final String REQUIRED = "/encryption-required";

    @Override
    public String id() {
        return "log-destinations-reachable";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.NETWORK, Part.SERVICE, Part.CLUSTER, Part.LOG_BUCKET);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> group = setting(inputs, ExecuteCommandLogConfiguration::cloudWatchLogGroupName);
        Evidence<String> bucket = setting(inputs, ExecuteCommandLogConfiguration::s3BucketName);
        if (group.isAbsent() && bucket.isAbsent()) {
            return List.of(new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-destination")));
        }
        List<Judgement> judgements = new ArrayList<>();
        List<Gap> unnamed = Gaps.among(group, bucket);
        if (!unnamed.isEmpty()) {
            judgements.add(new Judgement(inputs.clusterSubject(), new Outcome.NotEvaluated(unnamed)));
        }
        group.toOptional()
                .ifPresent(name -> judgements.add(judge(
                        inputs,
                        new Subject(Subject.Kind.LOG_GROUP, name),
                        "logs",
                        ExecuteCommandLogConfiguration::cloudWatchEncryptionEnabled,
                        agent -> LogRequests.toGroup(inputs, agent, name))));
        bucket.toOptional()
                .ifPresent(name -> judgements.add(judge(
                        inputs,
                        new Subject(Subject.Kind.BUCKET, name),
                        "s3",
                        ExecuteCommandLogConfiguration::s3EncryptionEnabled,
                        agent -> LogRequests.toBucket(
                                inputs, agent, name, setting(inputs, ExecuteCommandLogConfiguration::s3KeyPrefix)))));
        return List.copyOf(judgements);
    }

    private static Judgement judge(
            Inputs inputs,
            Subject subject,
            String service,
            Function<ExecuteCommandLogConfiguration, Evidence<Boolean>> encryption,
            Function<Requester, LogRequests> requests) {
        if (inputs.task().isAbsent()) {
            return new Judgement(subject, Outcome.notApplicable("no-task"));
        }
        Evidence<Boolean> required = setting(inputs, encryption).absentAs(false);
        Judgement check = judgement(
                inputs, service, agent -> Stream.of(requests.apply(agent).check()), required);
        boolean decides = !(check.outcome() instanceof Outcome.Pass) && !required.is(false);
        Judgement decided = decides
                ? check
                : judgement(
                        inputs,
                        service,
                        agent -> Stream.concat(
                                Stream.of(requests.apply(agent).check()), requests.apply(agent).write().stream()),
                        Evidence.known(false, new Origin("ecs:DescribeClusters", "")));
        return new Judgement(subject, decided.outcome(), decided.path());
    }

    private static Judgement judgement(
            Inputs inputs, String service, Function<Requester, Stream<Permission>> asked, Evidence<Boolean> required) {
        Question question = Question.of(
                service,
                inputs.identity().region(),
                EndpointPolicies.of(
                        inputs,
                        agent -> asked.apply(agent).map(Permission::request).toList()));
        Judgement found =
                way(inputs, question, key -> required.is(false) ? Causes.base(key) : Causes.base(key) + REQUIRED);
        // Whether the worse of two causes holds hangs on the cluster's setting.
        return found.outcome() instanceof Outcome.Fail && required.isUnknown()
                ? new Judgement(found.subject(), Gaps.orElse(found.outcome(), required), found.path())
                : found;
    }

    /** Of all interfaces that a task may get the one that is worst off. */
    private static Judgement way(Inputs inputs, Question question, UnaryOperator<String> key) {
        List<Judgement> planned = TaskWay.planned(inputs, question, NO_WAY, key);
        return planned.stream()
                .filter(judgement -> judgement.outcome() instanceof Outcome.Fail)
                .findFirst()
                .or(() -> planned.stream()
                        .filter(judgement -> !(judgement.outcome() instanceof Outcome.Pass))
                        .findFirst())
                .or(() -> planned.stream().findFirst())
                .orElseGet(() -> TaskWay.judgement(inputs, question, NO_WAY, key));
    }

    private static <T> Evidence<T> setting(
            Inputs inputs, Function<ExecuteCommandLogConfiguration, Evidence<T>> setting) {
        return LogDestination.setting(inputs.cluster(), setting);
    }
}
