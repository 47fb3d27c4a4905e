// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.service.Rollout;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.ProxyConfiguration;
import io.github.execready.model.TaskDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The App Mesh proxy of the task lets the agent through: to Systems Manager on port 443, and to the link-local addresses
 * that credentials and metadata come from.
 *
 * @see <a href="https://github.com/aws/aws-app-mesh-roadmap/issues/497">aws-app-mesh-roadmap#497</a>
 */
public final class ProxyPassesAgent implements Check {

    private static final String CREDENTIALS = "169.254.170.2";
    private static final String METADATA = "169.254.169.254";

    @Override
    public String id() {
        return "proxy-configuration";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Facts facts = Rollout.remedyFacts(
                inputs.service(),
                Facts.none().andKnown("family", inputs.taskDefinition().map(TaskDefinition::family)));
        Outcome outcome = inputs.taskDefinition()
                .flatMap(TaskDefinition::proxyConfiguration)
                .fold(
                        known -> outcome(known.value(), facts),
                        absent -> Outcome.notApplicable("no-proxy"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }

    private static Outcome outcome(ProxyConfiguration proxy, Facts remedy) {
        Evidence<String> type = proxy.type().absentAs("APPMESH");
        if (type.isKnown() && !type.is("APPMESH")) {
            return Outcome.notApplicable("other-proxy");
        }
        return proxy.properties()
                .absentAs(Map.of())
                .fold(
                        known -> judged(proxy, type, known.value(), remedy),
                        absent -> Outcome.notApplicable("no-proxy"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome judged(
            ProxyConfiguration proxy, Evidence<String> type, Map<String, String> properties, Facts remedy) {
        Set<String> ports = items(properties, "EgressIgnoredPorts");
        Set<String> addresses = items(properties, "EgressIgnoredIPs");
        // The two endpoints speak plain HTTP: a mesh that leaves port 80 alone leaves them alone as well.
        boolean httpIgnored = ports.contains("80");
        boolean tls = ports.contains("443");
        boolean credentials = httpIgnored || covers(addresses, CREDENTIALS);
        boolean metadata = httpIgnored || covers(addresses, METADATA);
        if (tls && credentials && metadata && type instanceof Evidence.Unknown<String> unknown) {
            return Outcome.notEvaluated(unknown.gap());
        }
        Facts facts = remedy.and("type", type)
                .and("proxyContainer", proxy.properties().map(p -> proxy.containerName()))
                .and("egressIgnoredPorts", proxy.properties().map(p -> listed(ports)))
                .and("egressIgnoredAddresses", proxy.properties().map(p -> listed(addresses)));
        if (!tls) {
            return Outcome.fail(
                    credentials ? "app-mesh-proxy-intercepts-egress" : "app-mesh-proxy-intercepts-egress/addresses",
                    facts);
        }
        if (!credentials) {
            return Outcome.fail("credential-endpoint-blocked", facts);
        }
        return metadata ? Outcome.pass(facts) : Outcome.fail("credential-endpoint-blocked/metadata", facts);
    }

    private static String listed(Set<String> items) {
        return items.isEmpty() ? "nothing" : items.stream().sorted().collect(Collectors.joining(", "));
    }

    private static Set<String> items(Map<String, String> properties, String name) {
        return Arrays.stream(properties.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toSet());
    }

    // The proxy hands each item to iptables, which takes a prefix length as well.
    private static boolean covers(Set<String> items, String address) {
        return items.stream().anyMatch(item -> covers(item, address));
    }

    private static boolean covers(String item, String address) {
        int slash = item.indexOf('/');
        if (slash < 0) {
            return item.equals(address);
        }
        String length = item.substring(slash + 1);
        if (!length.matches("[0-9]|[12][0-9]|3[0-2]") || !isAddress(item.substring(0, slash))) {
            return false;
        }
        long mask = -1L << (32 - Integer.parseInt(length));
        return (number(item.substring(0, slash)) & mask) == (number(address) & mask);
    }

    private static boolean isAddress(String text) {
        return text.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    }

    private static long number(String address) {
        return Arrays.stream(address.split("\\.", -1))
                .mapToLong(Long::parseLong)
                .reduce(0, (n, part) -> n << 8 | part);
    }
}
