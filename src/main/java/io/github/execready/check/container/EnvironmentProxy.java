// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Environment;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * A proxy in the container's environment does not stand between the exec agent and the link-local addresses from which it
 * gets its identity and credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>
 */
public final class EnvironmentProxy implements Check {

    private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");
    private static final List<String> LINK_LOCAL = List.of("169.254.169.254", "169.254.170.2");

    @Override
    public String id() {
        return "environment-proxy";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.defined(inputs, container -> outcome(container, inputs));
    }

    private static Outcome outcome(ContainerDefinition container, Inputs inputs) {
        Variables variables = Variables.of(inputs, container);
        Variables.Found proxies = variables.namedInAnyCase(PROXIES);
        if (!proxies.any()) {
            return Gaps.orElse(Outcome.pass(Facts.none()), proxies.gaps());
        }
        return noProxy(variables)
                .fold(
                        known -> throughProxy(proxies.facts(), known.value(), known.origin(), inputs),
                        absent -> throughProxy(proxies.facts(), new NoProxy(List.of()), absent.origin(), inputs),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome throughProxy(Facts facts, NoProxy noProxy, Origin origin, Inputs inputs) {
        List<String> missing = LINK_LOCAL.stream()
                .filter(address -> !noProxy.coversAddress(address))
                .toList();
        if (!missing.isEmpty()) {
            return Outcome.fail(
                    "env-http-proxy-without-no-proxy",
                    facts.and("missingFromNoProxy", String.join(", ", missing), origin));
        }
        if (noProxy.coversHost(ssmmessages(inputs))) {
            return Outcome.pass(facts);
        }
        return inputs.identity().region().isEmpty() && noProxy.coversSomeRegion()
                ? Outcome.notEvaluatedButAtWorst(
                        "env-proxy-does-not-pass-websocket",
                        new Gap(
                                Gap.Reason.OUTSIDE_THE_INPUT,
                                "AWS::Region",
                                "nobody said where it is deployed to, and NO_PROXY names the hosts of a Region",
                                origin.location()))
                : Outcome.fail("env-proxy-does-not-pass-websocket", facts);
    }

    private static Evidence<NoProxy> noProxy(Variables variables) {
        Evidence<Boolean> fromSecret =
                variables.secrets().map(names -> names.stream().anyMatch(EnvironmentProxy::isNoProxy));
        return fromSecret.flatMap(secret -> secret
                ? Evidence.unknown(new Gap(
                        Gap.Reason.NOT_VISIBLE,
                        "ecs:DescribeTaskDefinition",
                        "NO_PROXY comes from a secret, whose value is never read"))
                : variables.defined().with(variables.overridden(), EnvironmentProxy::effective));
    }

    // The spelling in capitals wins where both are set:
    // https://pkg.go.dev/golang.org/x/net/http/httpproxy#FromEnvironment
    private static NoProxy effective(Environment defined, Environment overridden) {
        for (String spelling : List.of("NO_PROXY", "no_proxy")) {
            for (Environment environment : List.of(overridden, defined)) {
                if (!environment.setAmong(Set.of(spelling)).isEmpty()) {
                    return new NoProxy(environment.noProxyHosts());
                }
            }
        }
        return new NoProxy(List.of());
    }

    private static boolean isNoProxy(String name) {
        return name.equals("NO_PROXY") || name.equals("no_proxy");
    }

    private static String ssmmessages(Inputs inputs) {
        String region = inputs.identity().region();
        return "ssmmessages." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }
}
