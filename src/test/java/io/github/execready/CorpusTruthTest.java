// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformPlans;
import io.github.execready.evidence.terraform.TerraformSources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Other people's plans and templates, each with a record of what is true of it. They lie beside the project and are never
 * copied into it.
 */
class CorpusTruthTest {

    private static final Path CORPUS = Path.of(System.getProperty("execready.corpus.iac", "../shared/corpus/iac"));

    /** Configuration without a plan is no input of the gate. */
    private static final Set<String> JUDGED_KINDS = Set.of("service", "run-task-target", "task-definition");

    private static final Map<String, List<String>> CHECKS = Map.of(
            "task_role_permissions", List.of("task-role-present", "task-role-ssmmessages"),
            "task_role_trust", List.of("task-role-trust"),
            "platform_version", List.of("platform-version"),
            "readonly_root_filesystem", List.of("readonly-root-filesystem"),
            "aws_environment", List.of("environment-credentials"),
            "cluster_exec_logging",
                    List.of(
                            "task-role-kms-decrypt",
                            "task-role-logging",
                            "kms-key-usable",
                            "log-group-ready",
                            "log-bucket-ready"));

    @TestFactory
    Stream<DynamicTest> agreesWithTheRecords() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of plans and templates is not beside the project");
        JsonNode truth = new JsonMapper().readTree(Files.readAllBytes(CORPUS.resolve("truth.json")));
        return truth.get("records")
                .valueStream()
                .filter(record -> !record.get("item").asString().startsWith("hcl/"))
                .filter(record -> JUDGED_KINDS.contains(record.get("kind").asString()))
                .map(record -> DynamicTest.dynamicTest(
                        record.get("item").asString() + " " + text(record, "address"), () -> compare(record)));
    }

    private static void compare(JsonNode record) throws IOException {
        Optional<TargetReport> found = target(record);
        assertThat(found).as("the target").isPresent();
        TargetReport report = found.orElseThrow();
        List<String> differences = new ArrayList<>();
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        expected.put("exec_enabled", record.get("exec_enabled"));
        record.get("checks").properties().forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
        expected.forEach((check, node) -> {
            String ours = ours(report, check);
            JsonNode verdict = node;
            String wanted = verdict.isString() ? verdict.asString() : text(verdict, "verdict");
            if (!agrees(check, wanted, text(node, "lean"), ours, report)) {
                differences.add(check + ": " + wanted + "/" + text(node, "lean") + " but " + ours + " ("
                        + text(node, "reason") + ") " + why(report, check));
            }
        });
        String overall = text(record, "overall");
        boolean agrees = switch (overall) {
            case "pass" -> Set.of(Verdict.READY, Verdict.READY_WITH_WARNINGS).contains(report.verdict());
            // Of several containers one that can be entered is enough for a verdict with warnings.
            case "fail", "not-enabled" ->
                report.verdict() == Verdict.NOT_READY
                        || (report.verdict() != Verdict.READY && ofSomeContainers(record));
            default -> report.verdict() == Verdict.INCONCLUSIVE;
        };
        if (!agrees) {
            differences.add("overall: " + overall + " but " + report.verdict());
        }
        assertThat(differences).isEmpty();
    }

    private static boolean ofSomeContainers(JsonNode record) {
        return Set.of("readonly_root_filesystem", "aws_environment")
                .containsAll(record.get("blocking")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static boolean agrees(String check, String wanted, String lean, String ours, TargetReport report) {
        if (Set.of("init_process", "pid_mode", "deployment").contains(check)) {
            return true;
        }
        if (ours.equals("-")) {
            return true;
        }
        boolean same = wanted.equals(ours)
                || (wanted.equals("warn") && ours.equals("fail"))
                || (wanted.equals("n/a") && Set.of("pass", "unknown").contains(ours))
                || (wanted.equals("pass") && ours.equals("n/a"));
        return same
                || (wanted.equals("unknown")
                        && lean.equals(ours)
                        && !assumptions(report, check).isEmpty());
    }

    private static String ours(TargetReport report, String check) {
        return switch (check) {
            case "exec_enabled" -> exec(report);
            case "egress_security_group" -> hops(report, true);
            case "egress_path" -> hops(report, false);
            default -> status(report, CHECKS.getOrDefault(check, List.of()));
        };
    }

    private static String exec(TargetReport report) {
        String status = status(report, List.of("service-exec-enabled", "task-exec-enabled"));
        return switch (status) {
            case "pass" -> "yes";
            case "fail" -> "no";
            default -> status;
        };
    }

    private static String hops(TargetReport report, boolean groups) {
        List<String> states = findings(report, List.of("ssmmessages-reachable")).stream()
                .flatMap(finding -> finding.path().hops().stream())
                .filter(hop -> hop.kind().equals("task-security-groups") == groups)
                .map(hop -> hop.state().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        if (states.isEmpty()) {
            List<Finding> all = findings(report, List.of("ssmmessages-reachable"));
            return all.stream().anyMatch(f -> f.status() == Status.NOT_EVALUATED) ? "unknown" : "n/a";
        }
        return states.contains("blocked") ? "fail" : states.contains("unknown") ? "unknown" : "pass";
    }

    private static String status(TargetReport report, List<String> checks) {
        List<Finding> findings = findings(report, checks);
        boolean roles = checks.contains("task-role-present");
        if (findings.stream().anyMatch(f -> f.status() == Status.FAIL && (!roles || f.failsAt(Severity.BLOCKER)))) {
            return "fail";
        }
        if (findings.stream().anyMatch(f -> f.status() == Status.NOT_EVALUATED)) {
            return "unknown";
        }
        return findings.stream().anyMatch(f -> f.status() == Status.PASS) ? "pass" : "n/a";
    }

    private static List<Finding> findings(TargetReport report, List<String> checks) {
        return report.findings().stream()
                .filter(finding -> checks.contains(finding.check()))
                .toList();
    }

    private static List<String> ids(String check) {
        return switch (check) {
            case "exec_enabled" -> List.of("service-exec-enabled", "task-exec-enabled");
            case "egress_security_group", "egress_path" -> List.of("ssmmessages-reachable");
            default -> CHECKS.getOrDefault(check, List.of());
        };
    }

    private static String assumptions(TargetReport report, String check) {
        return String.join(
                "; ",
                findings(report, ids(check)).stream()
                        .map(Finding::assumption)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String why(TargetReport report, String check) {
        return findings(report, ids(check)).stream()
                .filter(f -> f.status() == Status.FAIL || f.status() == Status.NOT_EVALUATED)
                .map(f -> f.check() + " " + f.cause() + " " + f.message() + " " + f.missing())
                .toList()
                .toString();
    }

    private static Optional<TargetReport> target(JsonNode record) throws IOException {
        String item = record.get("item").asString();
        PlannedInput input = input(item);
        List<TargetReport> reports = ExecReadiness.standard()
                .judge(new PlannedEvidence(
                        List.of(input), DeploymentValues.NONE, Instant.parse("2026-07-01T00:00:00Z")))
                .targets();
        String address = text(record, "address");
        String last = address.substring(address.lastIndexOf(' ') + 1);
        List<TargetReport> matching = reports.stream()
                .filter(report -> report.identity().address().equals(address)
                        || report.identity().address().endsWith("/" + address)
                        || report.identity().address().endsWith("." + address)
                        || address.endsWith("/" + report.identity().address())
                        || report.identity().service().equals(last))
                .toList();
        if (matching.isEmpty() && reports.size() == 1) {
            return Optional.of(reports.get(0));
        }
        assertThat(matching)
                .as("of " + reports.stream().map(r -> r.identity().address()).toList())
                .isNotEmpty();
        return matching.stream().findFirst();
    }

    private static PlannedInput input(String item) throws IOException {
        Path folder = CORPUS.resolve("files").resolve(item);
        if (item.startsWith("tfplan/")) {
            try (InputStream in = Files.newInputStream(folder.resolve("plan.json"))) {
                boolean sources = Files.exists(folder.resolve("main.tf"));
                return TerraformPlans.read(
                        item + "/plan.json", in, sources ? TerraformSources.of(folder) : TerraformSources.none());
            }
        }
        List<TemplateFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(TemplateFile.of(
                        folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file)));
            }
        }
        return Templates.read(item, files, DeploymentValues.NONE);
    }

    @Test
    void passesOverWhatIsNoInput() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of plans and templates is not beside the project");
        for (String item : List.of("tfplan/p04-blueprints-core-infra", "tfplan/p08-blueprints-vpc-endpoints")) {
            assertThat(new PlannedEvidence(List.of(input(item)), DeploymentValues.NONE, Instant.EPOCH).targets())
                    .isEmpty();
        }
    }

    private static String text(JsonNode node, String member) {
        return Optional.ofNullable(node.get(member))
                .filter(found -> !found.isNull())
                .map(JsonNode::asString)
                .orElse("");
    }
}
