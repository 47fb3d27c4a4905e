// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.evidence.files.PlannedFiles;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.Unjudged;
import io.github.execready.model.ExecTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate says of files, read from a folder as the program reads them.
 *
 * @param problems files that could not be read
 */
record Judged(Report report, List<String> problems) {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final ExecReadiness READINESS =
            ExecReadiness.standard().withoutCaller().withoutSimulation();

    static Judged of(Workload workload, Map<String, String> files, Path folder, DeploymentValues values) {
        return of(workload.input(), files, folder, values);
    }

    /** The same of any input. */
    static Judged of(String given, Map<String, String> files, Path folder, DeploymentValues values) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PlannedFiles read = PlannedFiles.read(
                List.of(given), folder, new ByteArrayInputStream(new byte[0]), Optional.empty(), values);
        List<ExecTarget> targets = new ArrayList<>(new PlannedEvidence(read.inputs(), values, NOW).targets());
        read.inputs().forEach(input -> targets.addAll(Unjudged.targets(input, NOW)));
        return new Judged(READINESS.judge(targets), read.problems());
    }

    Optional<TargetReport> target(String address) {
        return report.targets().stream()
                .filter(target -> target.identity().address().equals(address))
                .findFirst();
    }

    List<Finding> findings(String address, String check) {
        return target(address).stream()
                .flatMap(target -> target.findings().stream())
                .filter(finding -> finding.check().equals(check))
                .toList();
    }
}
