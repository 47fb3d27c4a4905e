// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

class EnvironmentNamesTest {

    @Test
    void ofAVariableItsNameAndWhetherItIsEmptyAreRead() {
        assertThat(of("TOKEN=hunter2", "DEBUG="))
                .isEqualTo(new Environment(
                        List.of(new EnvironmentVariable("TOKEN", false), new EnvironmentVariable("DEBUG", true)),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_PROXY=a, b | a b",
                "no_proxy=a,,b | a b",
                "NO_PROXY=a;no_proxy=b | a",
                "no_proxy=b;NO_PROXY=a | a",
                "NO_PROXY=;no_proxy=b | b",
                "No_Proxy=a | ''",
            })
    void theHostsAreThoseOfTheSpellingThatCounts(String variables, String hosts) {
        assertThat(String.join(" ", of(variables.split(";", -1)).noProxyHosts()))
                .isEqualTo(hosts);
    }

    private static Environment of(String... variables) {
        return EnvironmentNames.of(Stream.of(variables)
                .map(v -> v.split("=", 2))
                .map(v -> KeyValuePair.builder().name(v[0]).value(v[1]).build())
                .toList());
    }
}
