// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.network.EndpointPolicy;
import io.github.execready.network.Question;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ways to the Region of a bucket. Endpoints of Amazon S3 lead to one Region each: a bucket elsewhere needs another way.
 * The agent learns from Amazon S3 in its own Region where the bucket is, so it has to get there as well. Where the Region
 * is not known, only what holds for every Region counts.
 *
 * @param own the task's Region
 * @param policy what the policies of endpoints come to
 * @param way what is to be said of the way to the service that a question names
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html">Gateway endpoints for Amazon S3</a>
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/64f3d1f8ed4cda70dcac9bcc9734f514b28f84eb/agent/s3util/crossregion.go">
 *     how the agent finds the bucket's Region</a>
 * @see <a href="https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/896">sessions that hang so</a>
 */
record BucketWays(String own, EndpointPolicy policy, Function<Question, Judgement> way) {

    private static final String SERVICE = "s3";

    /** No Region is called so: what leads there leads wherever the VPC has no endpoint for. */
    private static final String ELSEWHERE = "";

    Judgement judgement(Evidence<String> region, Evidence<Network> network) {
        return region.fold(
                known -> known.value().equals(own) ? to(own) : elsewhere(known.value()),
                absent -> to(own),
                unknown -> anywhere(unknown.gap(), network));
    }

    private Judgement elsewhere(String region) {
        Judgement there = to(region);
        Judgement asking = way.apply(Question.of(SERVICE, own, any -> new EndpointPolicy.PolicyAnswer.Yes()));
        return passes(there) && !passes(asking) ? open(asking, List.of(detour(region))) : there;
    }

    private Judgement anywhere(Gap gap, Evidence<Network> network) {
        Judgement here = to(own);
        List<Judgement> others = Stream.concat(regionsOfEndpoints(network), Stream.of(ELSEWHERE))
                .filter(region -> !region.equals(own))
                .distinct()
                .map(this::to)
                .toList();
        boolean certain = passes(here)
                ? others.stream().allMatch(BucketWays::passes)
                : fails(here) && others.stream().allMatch(BucketWays::fails);
        return certain
                ? here
                : open(
                        Stream.concat(Stream.of(here), others.stream())
                                .filter(judgement -> !passes(judgement))
                                .findFirst()
                                .orElse(here),
                        List.of(gap));
    }

    private Judgement to(String region) {
        return way.apply(Question.of(SERVICE, region, policy));
    }

    /** Not evaluated for want of these and of what the judgement itself lacks, and no worse than that. */
    private static Judgement open(Judgement judgement, List<Gap> gaps) {
        Outcome outcome = judgement.outcome();
        if (outcome instanceof Outcome.NotEvaluated not) {
            List<Gap> all = Stream.concat(gaps.stream(), not.missing().stream())
                    .distinct()
                    .toList();
            return new Judgement(
                    judgement.subject(), new Outcome.NotEvaluated(all, not.atWorst(), not.seen()), judgement.path());
        }
        String atWorst = outcome instanceof Outcome.Fail fail ? fail.cause() : "";
        return new Judgement(judgement.subject(), new Outcome.NotEvaluated(gaps, atWorst));
    }

    private Gap detour(String region) {
        return new Gap(
                Gap.Reason.BY_TRIAL,
                SERVICE + " in " + own,
                "the agent asks there first where the bucket is, which is in " + region + ", and does not get through");
    }

    /** Interface endpoints may lead to another Region. */
    private static Stream<String> regionsOfEndpoints(Evidence<Network> network) {
        return network.flatMap(Network::endpoints).toOptional().stream()
                .flatMap(all -> VpcEndpoints.interfacesOf(all, Set.of(SERVICE)))
                .map(endpoint -> endpoint.serviceName().split("\\."))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[parts.length - 2]);
    }

    private static boolean passes(Judgement judgement) {
        return judgement.outcome() instanceof Outcome.Pass;
    }

    private static boolean fails(Judgement judgement) {
        return judgement.outcome() instanceof Outcome.Fail;
    }
}
