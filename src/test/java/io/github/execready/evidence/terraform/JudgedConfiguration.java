// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Finding;
import io.github.execready.engine.TargetReport;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A configuration in a folder, which tests write anew or beside, and what the checks say of it then. */
abstract class JudgedConfiguration {

    private static final Path READY = Path.of("src", "test", "resources", "gate", "configuration", "main.tf");

    /** A subnet with a way out to the internet. */
    static final String NETWORK = """
            resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
            resource "aws_subnet" "a" {
              vpc_id     = aws_vpc.main.id
              cidr_block = "10.0.0.0/24"
            }
            resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
            resource "aws_route_table" "main" {
              vpc_id = aws_vpc.main.id
              route {
                cidr_block = "0.0.0.0/0"
                gateway_id = aws_internet_gateway.main.id
              }
            }
            resource "aws_route_table_association" "a" {
              subnet_id      = aws_subnet.a.id
              route_table_id = aws_route_table.main.id
            }
            """;

    @TempDir
    Path folder;

    /** A configuration of which all is well. */
    String ready = "";

    @BeforeEach
    final void readReady() throws IOException {
        ready = Files.readString(READY);
    }

    final void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    final PlannedInput read(DeploymentValues values) {
        return read(folder, values);
    }

    /** What a root module comes to that is somewhere in the folder. */
    final PlannedInput read(Path root, DeploymentValues values) {
        return TerraformConfigurations.read(
                "app", root, file -> folder.relativize(Path.of(file)).toString(), values);
    }

    final List<TargetReport> judged(DeploymentValues values) {
        return ExecReadiness.standard()
                .judge(new PlannedEvidence(List.of(read(values)), values, Instant.EPOCH))
                .targets();
    }

    final TargetReport judge(String text, DeploymentValues values) throws IOException {
        write("main.tf", text);
        List<TargetReport> reports = judged(values);
        assertThat(reports).isNotEmpty();
        return reports.get(0);
    }

    final TargetReport judge(String text) throws IOException {
        return judge(text, DeploymentValues.NONE);
    }

    static Finding finding(TargetReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + check));
    }
}
