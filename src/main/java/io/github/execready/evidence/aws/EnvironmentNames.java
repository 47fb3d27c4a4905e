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
                variables.stream()
                        .filter(v -> "NO_PROXY".equals(v.name()) || "no_proxy".equals(v.name()))
                        .flatMap(v -> Stream.of(EcsText.orEmpty(v.value()).split(",", -1)))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .distinct()
                        .toList());
    }
}
