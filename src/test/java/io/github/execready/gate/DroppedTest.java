// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Takes away, one at a time, what others refer to: what nobody sees is not taken to be right. */
class DroppedTest {

    /** Everything between the service and what a session needs. */
    private static final Map<String, List<String>> REFERRED_TO = Map.of(
            "Terraform",
            List.of(
                    "aws_ecs_cluster.shop",
                    "aws_ecs_task_definition.web",
                    "aws_iam_role.task",
                    "aws_kms_key.sessions",
                    "aws_cloudwatch_log_group.sessions",
                    "aws_s3_bucket.sessions",
                    "aws_vpc.main",
                    "aws_subnet.public",
                    "aws_internet_gateway.main",
                    "aws_nat_gateway.main",
                    "aws_route_table.private",
                    "aws_route_table.public",
                    "aws_security_group.task",
                    "data.aws_iam_policy_document.exec"),
            "templates",
            List.of(
                    "Cluster",
                    "Task",
                    "TaskRole",
                    "Key",
                    "Sessions",
                    "Bucket",
                    "Vpc",
                    "PrivateSubnet",
                    "PublicSubnet",
                    "InternetGateway",
                    "Nat",
                    "PrivateRoutes",
                    "PublicRoutes",
                    "Group"));

    @TempDir
    Path folder;

    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatIsNotThereIsNotRight(Workload workload) {
        List<String> names =
                REFERRED_TO.getOrDefault(workload.language(), REFERRED_TO.getOrDefault("templates", List.of()));
        for (String name : names) {
            JsonNode document = workload.healthy();
            List<String> place = workload.place(name);
            assertThat(Trees.at(document, place)).as(name).isPresent();
            Trees.changed(document, place, old -> Optional.empty());

            Judged judged = Judged.of(workload, workload.files(document), folder, DeploymentValues.NONE);

            assertThat(judged.problems()).as(name).isEmpty();
            assertThat(judged.target(workload.address("Web"))
                            .map(TargetReport::verdict)
                            .orElseThrow())
                    .as("without " + name)
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }
    }
}
