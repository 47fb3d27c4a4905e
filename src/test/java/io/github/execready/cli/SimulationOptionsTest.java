// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.evidence.EvidenceSource;
import io.github.execready.model.Part;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SimulationOptionsTest {

    @TempDir
    Path folder;

    private static Set<Part> wanted(String... arguments) {
        List<Set<Part>> asked = new ArrayList<>();
        EvidenceSource source = (parts, questions) -> {
            asked.add(parts);
            return List.of(Targets.fargateService());
        };
        CommandSpec command = Syntax.command("read", syntax -> {
            SimulationOptions options = new SimulationOptions(syntax);
            return () -> {
                options.over(ExecReadiness.standard()).readAll(source);
                return 0;
            };
        });
        assertThat(new CommandLine(command).execute(arguments)).isZero();
        return asked.get(0);
    }

    @Test
    void theSimulatorIsAskedUnlessItIsLeftOut() {
        assertThat(wanted()).isEqualTo(Part.all());
        assertThat(wanted("--no-simulate")).isEqualTo(EnumSet.complementOf(EnumSet.of(Part.SIMULATIONS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "collect"})
    void whatReadsAwsCanLeaveItOut(String command) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            Stream<String> where =
                    Stream.of("prod", "--service", "api", "--region", "eu-west-1", "--endpoint-url", endpoint.url());
            Stream<String> how = command.equals("check")
                    ? Stream.of("--no-client", "--no-simulate")
                    : Stream.of("--no-simulate", "-o", "bundle.json");
            Run run = Run.in(
                    folder,
                    Map.of(),
                    Stream.of(Stream.of(command), where, how)
                            .flatMap(each -> each)
                            .toArray(String[]::new));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(endpoint.calls()).isNotEmpty().doesNotContain("iam:SimulatePrincipalPolicy");
        }
        assertThat(Run.of(command, "--help").out()).contains("--no-simulate");
    }
}
