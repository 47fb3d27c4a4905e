// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.permission.EndpointPolicies;
import io.github.execready.check.permission.LogRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.Requester;
import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.network.EndpointPolicy;
import io.github.execready.network.Question;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way to one place that sessions are logged to.
 *
 * @param required whether the log has to be encrypted: then the agent looks there before a session starts; else only the log
 *     is lost
 * @param requests what the agent asks there
 */
record LogWay(Inputs inputs, Evidence<Boolean> required, Function<Requester, LogRequests> requests) {

    private static final String NO_WAY = "logs-or-s3-endpoint-missing";
    private static final Evidence<Boolean> NOT_REQUIRED = Evidence.known(false, new Origin("ecs:DescribeClusters", ""));

    /** The way to a log group, which is in the cluster's Region. */
    Judgement toGroup() {
        return judgement(
                (policy, must) -> to(Question.of("logs", inputs.identity().region(), policy), must));
    }

    /** The way to a bucket, wherever it is. */
    Judgement toBucket(String bucket, Evidence<String> region) {
        Judgement found = judgement(
                (policy, must) -> new BucketWays(inputs.identity().region(), policy, question -> to(question, must))
                        .judgement(region, inputs.network()));
        boolean elsewhere = region.isKnown() && !region.is(inputs.identity().region());
        return elsewhere && found.outcome() instanceof Outcome.Fail fail
                ? new Judgement(
                        found.subject(),
                        Outcome.fail(
                                fail.cause(),
                                fail.facts().and("bucketRegion", region).forWords("bucket", region.map(any -> bucket))),
                        found.path())
                : found;
    }

    private interface ByPolicy {
        Judgement judgement(EndpointPolicy policy, Evidence<Boolean> required);
    }

    /** The one request that can end a session first, for it decides alone where encryption is required. */
    private Judgement judgement(ByPolicy way) {
        Judgement looking = way.judgement(policy(asked -> Stream.of(asked.check())), required);
        return looking.outcome() instanceof Outcome.Pass || required.is(false)
                ? way.judgement(
                        policy(asked -> Stream.concat(Stream.of(asked.check()), asked.write().stream())), NOT_REQUIRED)
                : looking;
    }

    private EndpointPolicy policy(Function<LogRequests, Stream<Permission>> which) {
        return EndpointPolicies.of(
                inputs,
                agent -> which.apply(requests.apply(agent))
                        .map(Permission::request)
                        .toList());
    }

    private Judgement to(Question question, Evidence<Boolean> must) {
        boolean elsewhere = !question.region().equals(inputs.identity().region());
        Judgement found = TaskWay.worst(
                inputs,
                question.withDualStack(DualStackNames.of(inputs)),
                NO_WAY,
                key -> face(Causes.base(key), elsewhere, !must.is(false)));
        // Whether the worse of two causes holds hangs on the cluster's setting.
        return found.outcome() instanceof Outcome.Fail && must.isUnknown()
                ? new Judgement(found.subject(), Gaps.orElse(found.outcome(), must), found.path())
                : found;
    }

    private static String face(String cause, boolean elsewhere, boolean must) {
        if (elsewhere && cause.equals(NO_WAY)) {
            return cause + (must ? "/other-region-encryption-required" : "/other-region");
        }
        return must ? cause + "/encryption-required" : cause;
    }
}
