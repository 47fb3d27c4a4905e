// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyEvaluator;
import io.github.execready.iam.PolicyException;
import io.github.execready.iam.PolicyKind;
import io.github.execready.iam.PolicyLayers;
import io.github.execready.iam.PolicySet;
import io.github.execready.iam.Request;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.VpcEndpoint;
import io.github.execready.network.EndpointPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the policies of VPC endpoints say to requests of the exec agent. An endpoint's policy only limits: whatever the
 * requester's own policies allow is judged elsewhere.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Endpoint policies</a>
 */
public final class EndpointPolicies {

    private static final PolicySet ANYTHING = PolicySet.of(Policy.allowing(List.of("*"), List.of("*")));

    /** Keys, and what is in other accounts, have to grant access themselves; whether they do is judged elsewhere. */
    private static final PolicySet ANYBODY = PolicySet.of(Policy.granting("any", "*", List.of("*"), "*", ""));

    private static final List<String> FULL_ACCESS = List.of(
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}");

    private EndpointPolicies() {}

    /** For the requests that open the channels of a session. */
    public static EndpointPolicy channels(Inputs inputs) {
        return of(
                inputs,
                agent -> TaskRequests.CHANNELS.stream()
                        .map(action -> agent.request(action, "*"))
                        .toList());
    }

    /** For any requests. */
    public static EndpointPolicy of(Inputs inputs, Function<Requester, List<Request>> requests) {
        return endpoint -> answer(inputs, endpoint, requests);
    }

    /** Where nobody knows what will be asked: only a policy that lets all pass has an answer. */
    public static EndpointPolicy unasked(Gap gap) {
        return endpoint -> {
            HeldPolicies held = HeldPolicies.of("of " + endpoint.id(), PolicyKind.RESOURCE, endpoint.policy());
            return endpoint.policy().isAbsent() || isFullAccess(held)
                    ? new EndpointPolicy.PolicyAnswer.Yes()
                    : new EndpointPolicy.PolicyAnswer.Unknown(List.of(gap));
        };
    }

    private static EndpointPolicy.PolicyAnswer answer(
            Inputs inputs, VpcEndpoint endpoint, Function<Requester, List<Request>> requests) {
        HeldPolicies held = HeldPolicies.of("of " + endpoint.id(), PolicyKind.RESOURCE, endpoint.policy());
        if (endpoint.policy().isAbsent() || isFullAccess(held)) {
            return new EndpointPolicy.PolicyAnswer.Yes();
        }
        Evidence<Requester> agent = TaskRequester.of(inputs);
        return agent.fold(
                known -> answer(
                        held,
                        through(endpoint, known.value()),
                        inputs.identity().region(),
                        requests),
                absent -> new EndpointPolicy.PolicyAnswer.Unknown(List.of(new Gap(
                        Gap.Reason.BY_TRIAL, "policy of " + endpoint.id(), "the task has no role to judge it for"))),
                unknown -> new EndpointPolicy.PolicyAnswer.Unknown(List.of(unknown.gap())));
    }

    private static EndpointPolicy.PolicyAnswer answer(
            HeldPolicies held, Requester agent, String region, Function<Requester, List<Request>> requests) {
        Permissions asked = new Permissions(requests.apply(agent).stream()
                .map(request -> asked(held, agent, region, request))
                .toList());
        if (!asked.denied().isEmpty()) {
            return new EndpointPolicy.PolicyAnswer.No();
        }
        List<Gap> gaps = asked.all().stream()
                .flatMap(permission -> permission.gaps().stream())
                .distinct()
                .toList();
        return gaps.isEmpty() && asked.all().stream().allMatch(Permission::isAllowed)
                ? new EndpointPolicy.PolicyAnswer.Yes()
                : new EndpointPolicy.PolicyAnswer.Unknown(gaps);
    }

    /** Actions on channels know no resource; AWS's errors name one all the same. */
    private static Permission asked(HeldPolicies held, Requester agent, String region, Request request) {
        if (!request.resource().equals("*")) {
            return decided(held, request);
        }
        String action = request.actionName();
        String service = action.substring(0, Math.max(0, action.indexOf(':')));
        Arn named =
                new Arn(agent.arn().partition(), service, region, agent.arn().account(), "*");
        return decided(held, request).eitherWay(decided(held, request.on(named.toString())));
    }

    private static Permission decided(HeldPolicies held, Request request) {
        PolicyLayers layers =
                PolicyLayers.NONE.withIdentity(ANYTHING).withResource(ANYBODY).withEndpoint(held.set());
        return new Permission(request, layers, PolicyEvaluator.decide(request, layers), held, Optional.empty());
    }

    private static Requester through(VpcEndpoint endpoint, Requester agent) {
        Context context = agent.context()
                .with()
                .known("aws:SourceVpce", endpoint.id())
                .known("aws:SourceVpc", endpoint.vpcId())
                .absent("aws:SourceIp")
                .unknown("aws:VpcSourceIp")
                .build();
        return agent.in(context);
    }

    /** What AWS attaches where nobody gives a policy. It needs no requester to be told. */
    private static boolean isFullAccess(HeldPolicies held) {
        return held.gaps().isEmpty()
                && held.set().policies().stream()
                        .map(Policy::toLine)
                        .anyMatch(line -> FULL_ACCESS.stream().anyMatch(full -> line.equals(line(full))));
    }

    private static String line(String document) {
        try {
            return Policy.parse("full access", PolicyKind.RESOURCE, document).toLine();
        } catch (PolicyException e) {
            throw new IllegalStateException(e);
        }
    }
}
