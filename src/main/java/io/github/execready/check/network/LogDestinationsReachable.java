// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.logging.LogDestination;
import io.github.execready.check.permission.LogRequests;
import io.github.execready.check.permission.Requester;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.LogBucket;
import io.github.execready.model.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The task reaches the services that the cluster logs sessions to. Where encryption is required the agent has to look there
 * before a session starts; else only the log is lost.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">logging
 *     sessions</a>
 */
public final class LogDestinationsReachable implements Check {

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
    public Set<String> prerequisites() {
        return Set.of("ipv6-only");
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
                .ifPresent(name -> judgements.add(judgement(
                        inputs,
                        new Subject(Subject.Kind.LOG_GROUP, name),
                        ExecuteCommandLogConfiguration::cloudWatchEncryptionEnabled,
                        agent -> LogRequests.toGroup(inputs, agent, name),
                        LogWay::toGroup)));
        bucket.toOptional()
                .ifPresent(name -> judgements.add(judgement(
                        inputs,
                        new Subject(Subject.Kind.BUCKET, name),
                        ExecuteCommandLogConfiguration::s3EncryptionEnabled,
                        agent -> LogRequests.toBucket(
                                inputs, agent, name, setting(inputs, ExecuteCommandLogConfiguration::s3KeyPrefix)),
                        way -> way.toBucket(name, inputs.logBucket().flatMap(LogBucket::region)))));
        return List.copyOf(judgements);
    }

    private static Judgement judgement(
            Inputs inputs,
            Subject subject,
            Function<ExecuteCommandLogConfiguration, Evidence<Boolean>> encryption,
            Function<Requester, LogRequests> requests,
            Function<LogWay, Judgement> way) {
        if (inputs.task().isAbsent()) {
            return new Judgement(subject, Outcome.notApplicable("no-task"));
        }
        Evidence<Boolean> required = setting(inputs, encryption).absentAs(false);
        Judgement found = way.apply(new LogWay(inputs, required, requests));
        return new Judgement(subject, found.outcome(), found.path());
    }

    private static <T> Evidence<T> setting(
            Inputs inputs, Function<ExecuteCommandLogConfiguration, Evidence<T>> setting) {
        return LogDestination.setting(inputs.cluster(), setting);
    }
}
