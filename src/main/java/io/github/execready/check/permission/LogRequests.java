// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyKind;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.LogBucket;
import io.github.execready.model.PolicyDocument;
import java.util.List;

/**
 * The requests with which the exec agent in a task logs a session to one place.
 *
 * @param check the one whose refusal ends the session where encryption is required
 * @param write the others
 * @param needed the smallest policy that allows all of them
 * @param gaps why others could not be told
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging">logging
 *     sessions</a>
 */
public record LogRequests(Permission check, List<Permission> write, Policy needed, List<Gap> gaps) {

    /** Log streams and objects are named after the session, whose id ends at random. */
    private static final String SESSION = "ecs-execute-command-0123456789abcdefghijklmnop";

    private static final String DESCRIBE_GROUPS = "logs:DescribeLogGroups";
    private static final String DESCRIBE_STREAMS = "logs:DescribeLogStreams";
    private static final List<String> WRITE_LOG = List.of("logs:CreateLogStream", "logs:PutLogEvents");
    private static final String ENCRYPTION = "s3:GetEncryptionConfiguration";
    private static final String LOCATION = "s3:GetBucketLocation";
    private static final String PUT = "s3:PutObject";

    public LogRequests {
        write = List.copyOf(write);
        gaps = List.copyOf(gaps);
    }

    /**
     * To a log group. Its name is the first part of what AWS compares; a policy that ends with the name covers none of its
     * streams.
     */
    public static LogRequests toGroup(Inputs inputs, Requester agent, String group) {
        Context context = NetworkKeys.in(agent.context(), inputs, "logs")
                .with()
                .known("aws:ResourceAccount", agent.arn().account())
                .build();
        Requester here = agent.in(context);
        String streams = log(inputs, agent, "log-group:" + group + ":log-stream:");
        return new LogRequests(
                here.asks(here.request(DESCRIBE_GROUPS, "*"), log(inputs, agent, "log-group::log-stream:")),
                List.of(
                        here.asks(here.request(DESCRIBE_STREAMS, streams)),
                        here.asks(here.request(WRITE_LOG.get(0), streams + SESSION)),
                        here.asks(here.request(WRITE_LOG.get(1), streams + SESSION))),
                Policy.allowing(List.of(DESCRIBE_GROUPS), List.of("*"))
                        .and(Policy.allowing(
                                List.of(DESCRIBE_STREAMS, WRITE_LOG.get(0), WRITE_LOG.get(1)),
                                List.of(log(inputs, agent, "log-group:" + group + ":*")))),
                List.of());
    }

    /**
     * To a bucket, which may be in another Region. S3 shows a bucket's policy within the bucket's account only, so one that
     * was read is of the same account as the role. The way to it, and whatever hangs on that, is not known.
     *
     * @param prefix what the names of objects begin with
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">GetBucketPolicy</a>
     */
    public static LogRequests toBucket(Inputs inputs, Requester agent, String bucket, Evidence<String> prefix) {
        Evidence<PolicyDocument> document = inputs.logBucket().flatMap(LogBucket::policy);
        HeldPolicies policy = HeldPolicies.of("of bucket " + bucket, PolicyKind.RESOURCE, named(bucket, document));
        Context.Builder context = agent.context().with().unknown("aws:RequestedRegion");
        inputs.logBucket()
                .flatMap(LogBucket::region)
                .toOptional()
                .ifPresent(region -> context.known("aws:RequestedRegion", region));
        if (!document.isUnknown()) {
            context.known("aws:ResourceAccount", agent.arn().account());
        }
        Requester here = agent.in(context.build());
        Requester putting = agent.in(
                context.known("s3:x-amz-acl", "bucket-owner-full-control").build());
        String arn = new Arn(agent.arn().partition(), "s3", "", "", bucket).toString();
        String folder = arn + "/"
                + prefix.toOptional().map(p -> p.endsWith("/") ? p : p + "/").orElse("");
        Permission location = here.asks(here.request(LOCATION, arn), policy);
        Permission put = putting.asks(putting.request(PUT, folder + SESSION + ".log"), policy);
        return new LogRequests(
                here.asks(here.request(ENCRYPTION, arn), policy),
                prefix.isUnknown() ? List.of(location) : List.of(location, put),
                Policy.allowing(List.of(LOCATION, ENCRYPTION), List.of(arn))
                        .and(Policy.allowing(List.of(PUT), List.of(folder + "*"))),
                Gaps.among(prefix));
    }

    private static Evidence<PolicyDocument> named(String bucket, Evidence<PolicyDocument> policy) {
        return policy.map(document -> new PolicyDocument("of bucket " + bucket, document.json()));
    }

    private static String log(Inputs inputs, Requester agent, String resource) {
        return new Arn(
                        agent.arn().partition(),
                        "logs",
                        inputs.identity().region(),
                        agent.arn().account(),
                        resource)
                .toString();
    }
}
