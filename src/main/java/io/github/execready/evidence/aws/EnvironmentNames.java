// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** Takes from environment variables what may be known of them: names and emptiness, and the hosts of {@code NO_PROXY}. */
final class EnvironmentNames {

    private EnvironmentNames() {}

    static Environment of(List<KeyValuePair> variables) {
        return new Environment(
                variables.stream()
                        .map(v -> new EnvironmentVariable(
                                EcsText.orEmpty(v.name()),
                                EcsText.orEmpty(v.value()).isEmpty()))
                        .toList(),
                noProxyHosts(variables));
    }

    // Programs in Go, such as the exec agent, read the spelling in small letters only where the other is not set.
    private static List<String> noProxyHosts(List<KeyValuePair> variables) {
        return Stream.of("NO_PROXY", "no_proxy")
                .map(spelling -> hosts(variables, spelling))
                .filter(hosts -> !hosts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> hosts(List<KeyValuePair> variables, String spelling) {
        return variables.stream()
                .filter(v -> spelling.equals(v.name()))
                .flatMap(v -> Stream.of(EcsText.orEmpty(v.value()).split(",", -1)))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }
}
