// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.LogRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Requester;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The task's role may write sessions to the log group and the bucket that the cluster names, and look whether they are
 * encrypted.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">logging
 *     sessions</a>
 */
public final class TaskRoleLogging implements PermissionCheck {

    @Override
    public String id() {
        return "task-role-logging";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.CLUSTER, Part.LOG_BUCKET, Part.NETWORK);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("task-role-present", "task-role-exists");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> group = setting(inputs, ExecuteCommandLogConfiguration::cloudWatchLogGroupName);
        Evidence<String> bucket = setting(inputs, ExecuteCommandLogConfiguration::s3BucketName);
        if (group instanceof Evidence.Absent<String> none && bucket.isAbsent()) {
            return List.of(
                    new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-destination", none.origin())));
        }
        List<Judgement> judgements = new ArrayList<>();
        List<Gap> unnamed = Gaps.among(group, bucket);
        if (!unnamed.isEmpty()) {
            judgements.add(new Judgement(inputs.clusterSubject(), new Outcome.NotEvaluated(unnamed)));
        }
        group.toOptional().ifPresent(name -> judgements.add(ofGroup(inputs, name, group)));
        bucket.toOptional().ifPresent(name -> judgements.add(ofBucket(inputs, name, bucket)));
        return List.copyOf(judgements);
    }

    /** Only what can end a session: the simulator's rate is limited. */
    @Override
    public List<Permission> permissions(Inputs inputs) {
        Evidence<Requester> agent = TaskRequester.of(inputs);
        Evidence<Permission> group = agent.with(
                setting(inputs, ExecuteCommandLogConfiguration::cloudWatchLogGroupName),
                (asking, name) -> LogRequests.toGroup(inputs, asking, name).check());
        Evidence<Permission> bucket = agent.with(
                setting(inputs, ExecuteCommandLogConfiguration::s3BucketName),
                (asking, name) -> LogRequests.toBucket(inputs, asking, name, prefix(inputs))
                        .check());
        return Stream.of(group, bucket)
                .flatMap(asked -> asked.toOptional().stream())
                .toList();
    }

    private static Judgement ofGroup(Inputs inputs, String name, Evidence<String> group) {
        return judgement(
                inputs,
                new Subject(Subject.Kind.LOG_GROUP, name),
                new LogAccess(
                        setting(inputs, ExecuteCommandLogConfiguration::cloudWatchEncryptionEnabled)
                                .absentAs(false),
                        "describe-log-groups-denied",
                        "cloudwatch-write-denied"),
                Facts.of("logGroup", group),
                agent -> LogRequests.toGroup(inputs, agent, name));
    }

    private static Judgement ofBucket(Inputs inputs, String name, Evidence<String> bucket) {
        return judgement(
                inputs,
                new Subject(Subject.Kind.BUCKET, name),
                new LogAccess(
                        setting(inputs, ExecuteCommandLogConfiguration::s3EncryptionEnabled)
                                .absentAs(false),
                        "s3-encryption-check-denied",
                        "s3-write-denied"),
                Facts.of("bucket", bucket),
                agent -> LogRequests.toBucket(inputs, agent, name, prefix(inputs)));
    }

    private static Judgement judgement(
            Inputs inputs, Subject subject, LogAccess access, Facts facts, Function<Requester, LogRequests> requests) {
        return new Judgement(
                subject,
                TaskRequester.of(inputs)
                        .fold(
                                known -> judge(inputs, access, facts, requests.apply(known.value())),
                                absent -> Outcome.notApplicable("no-task-role"),
                                unknown -> access.open(unknown.gap())));
    }

    private static Outcome judge(Inputs inputs, LogAccess access, Facts facts, LogRequests requests) {
        Evidence<Role> role = TaskRequester.role(inputs);
        return access.outcome(
                requests,
                role.flatMap(Role::permissionsBoundary).map(PermissionsBoundary::arn),
                facts.and("role", role.map(Role::arn))
                        .forWords("roleName", role.map(r -> r.arn().resourceName()))
                        .forWords("policy", role.map(r -> requests.needed().toLine())));
    }

    private static Evidence<String> prefix(Inputs inputs) {
        return setting(inputs, ExecuteCommandLogConfiguration::s3KeyPrefix);
    }

    private static <T> Evidence<T> setting(
            Inputs inputs, Function<ExecuteCommandLogConfiguration, Evidence<T>> setting) {
        return LogDestination.setting(inputs.cluster(), setting);
    }
}
