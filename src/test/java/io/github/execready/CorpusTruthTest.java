// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.files.PlannedFiles;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformConfigurations;
import io.github.execready.evidence.terraform.TerraformPlans;
import io.github.execready.evidence.terraform.TerraformSources;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
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

    /** What a record calls a thing that can be judged. */
    private static final Set<String> JUDGED_KINDS = Set.of("service", "run-task-target", "task-definition");

    private static final List<String> EXEC = List.of("service-exec-enabled", "task-exec-enabled");

    private static final List<String> EGRESS = List.of("ssmmessages-reachable");

    /** What findings say where the whole of them says something. */
    private static final Map<String, Status> STATUS = Map.of(
            "yes", Status.PASS,
            "pass", Status.PASS,
            "no", Status.FAIL,
            "fail", Status.FAIL,
            "unknown", Status.NOT_EVALUATED,
            "n/a", Status.NOT_APPLICABLE);

    /** The checks behind each name of the records. */
    private static final Map<String, List<String>> CHECKS = Map.ofEntries(
            Map.entry("exec_enabled", EXEC),
            Map.entry("egress_path", EGRESS),
            Map.entry("egress_security_group", EGRESS),
            Map.entry("task_role_permissions", List.of("task-role-present", "task-role-ssmmessages")),
            Map.entry("task_role_trust", List.of("task-role-trust")),
            Map.entry("platform_version", List.of("platform-version")),
            Map.entry("readonly_root_filesystem", List.of("readonly-root-filesystem")),
            Map.entry("aws_environment", List.of("environment-credentials")),
            Map.entry("init_process", List.of("init-process")),
            Map.entry("pid_mode", List.of("pid-mode")),
            Map.entry("deployment", List.of("deployment-settled")),
            Map.entry(
                    "cluster_exec_logging",
                    List.of(
                            "task-role-kms-decrypt",
                            "task-role-logging",
                            "kms-key-usable",
                            "log-group-ready",
                            "log-bucket-ready")));

    /**
     * What the product says otherwise on purpose, by record and check.
     *
     * <p>A volume on a condition that is open may have two writers or none: the record warns, the product says which condition
     * decides.
     *
     * <p>Of a configuration whose task definition or number of tasks is left to a variable or to a module that is not at hand,
     * what only these tell is not evaluated; the records take them for the definitions that are written.
     */
    private static final BiPredicate<String, String> SAID_OTHERWISE = (item, check) -> switch (check) {
        case "pid_mode" ->
            Set.of("hcl/h22-dnxlabs-ecs-app", "hcl/h23-hennge-fargate").contains(item);
        case "deployment" ->
            Set.of("cfn/a08-cfn-modules-fargate-service", "hcl/h27-boldlink-complete")
                    .contains(item);
        default -> false;
    };

    /**
     * What the product reports at another line than the record on purpose, by item and check, with the product's lines: each
     * of them is that of some record, whose own line is not reported.
     */
    private static final Map<String, Set<String>> ELSEWHERE = Map.ofEntries(
            // Where a setting is lacking: at what lacks it, where the record has another thing of the same sort or the
            // line beside it.
            elsewhere("cfn/b15-sqs-ecs-autoscaling task_role_permissions", "template.yaml:189"),
            elsewhere("cfn/b15-sqs-ecs-autoscaling egress_path", "template.yaml:134"),
            elsewhere("cfn/b25-nested-cognito-vpclink egress_path", "ecs.yml:151"),
            // Where the record has another one than the service's own: task definition, list of containers.
            elsewhere("tfplan/p24-links-and-roles init_process", "main.tf:207", "main.tf:239"),
            elsewhere("tfplan/p25-kms-and-unknown-policies init_process", "main.tf:112"),
            elsewhere("hcl/h27-boldlink-complete init_process", "locals.tf:44"),
            elsewhere("hcl/h27-boldlink-complete readonly_root_filesystem", "locals.tf:44"),
            elsewhere("hcl/h27-boldlink-complete aws_environment", "locals.tf:44"),
            // Of several that count alike, the first; the record has the second.
            elsewhere("other/e01-flagsmith-taskdef-sdk-api aws_environment", "ecs-task-definition-sdk-api.json:49"),
            // At the action, the attribute or the block itself, where the record has the block around it, the map that
            // for_each gives it from, a part of it, or what attaches it.
            elsewhere("tfplan/p24-links-and-roles task_role_permissions", "common.tf:18", "main.tf:134"),
            elsewhere("tfplan/p25-kms-and-unknown-policies task_role_permissions", "main.tf:73"),
            elsewhere(
                    "tfplan/p24-links-and-roles egress_path",
                    "main.tf:197",
                    "main.tf:70",
                    "main.tf:100",
                    "main.tf:103"),
            elsewhere("tfplan/p24-links-and-roles egress_security_group", "main.tf:103", "main.tf:197", "main.tf:88"),
            // A way that is blocked is told where it is blocked; the rest of it is not a matter of lines.
            elsewhere("cfn/b15-sqs-ecs-autoscaling egress_security_group", "template.yaml:134"),
            elsewhere("cdk/c22-public-no-ip egress_security_group", "PublicNoIp.template.json:763"),
            // Where something is left to a parameter, a variable, an import, a data source or another module: at the
            // property that does so, where the record has the other one's declaration, another use of it, or what
            // would count if it were known.
            elsewhere("cfn/a08-cfn-modules-fargate-service task_role_permissions", "module.yml:858"),
            elsewhere("cfn/a08-cfn-modules-fargate-service egress_security_group", "module.yml:1022"),
            elsewhere("cfn/a08-cfn-modules-fargate-service aws_environment", "module.yml:906"),
            elsewhere("cfn/b08-widdix-fargate-cluster-alb aws_environment", "service-cluster-alb.yaml:619"),
            elsewhere("cfn/b10-widdix-fargate-cloudmap aws_environment", "service-cloudmap.yaml:480"),
            elsewhere("cfn/b16-sam-stepfunctions-fargate exec_enabled", "template.yaml:28"),
            elsewhere("cfn/b16-sam-stepfunctions-fargate egress_path", "template.yaml:28"),
            elsewhere("cfn/b20-copilot-svc-test cluster_exec_logging", "svc-test.stack.yml:441"),
            elsewhere(
                    "tfplan/p25-kms-and-unknown-policies egress_path",
                    "main.tf:121",
                    "main.tf:133",
                    "main.tf:145",
                    "main.tf:157"),
            elsewhere(
                    "hcl/h14-blueprints-ec2-distributed-ml-training cluster_exec_logging",
                    "main.tf:222",
                    "main.tf:318"),
            elsewhere("hcl/h23-hennge-fargate exec_enabled", "modules/simple/fargate/main.tf:41"),
            elsewhere("hcl/h23-hennge-fargate readonly_root_filesystem", "modules/core/service/main.tf:10"),
            elsewhere("hcl/h23-hennge-fargate task_role_permissions", "modules/core/service/main.tf:10"),
            elsewhere("hcl/h27-boldlink-complete exec_enabled", "main.tf:23", "main.tf:90"),
            elsewhere("hcl/h27-boldlink-complete egress_path", "locals.tf:5"),
            elsewhere("hcl/h27-boldlink-complete task_role_permissions", "main.tf:23", "main.tf:90"),
            elsewhere("hcl/h32-navapbc-service aws_environment", "main.tf:26"),
            // Which task definition it is, is left to a variable; the record has the lines of one of them.
            elsewhere("hcl/h22-dnxlabs-ecs-app task_role_permissions", "ecs-service.tf:4"),
            elsewhere("hcl/h22-dnxlabs-ecs-app task_role_trust", "ecs-service.tf:4"),
            elsewhere("hcl/h22-dnxlabs-ecs-app egress_path", "ecs-service.tf:4"),
            elsewhere("hcl/h22-dnxlabs-ecs-app deployment", "ecs-service.tf:9"));

    private final Map<String, Report> reports = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> agreesWithTheRecords() throws IOException {
        return records(true)
                .map(record -> DynamicTest.dynamicTest(
                        text(record, "item") + " " + text(record, "address"), () -> compare(record)));
    }

    /** A record of something that holds nothing to judge: that is no pass, and no failure of anything either. */
    @TestFactory
    Stream<DynamicTest> whatHoldsNothingToJudgeIsNeitherReadyNorNot() throws IOException {
        return records(false)
                .map(record -> DynamicTest.dynamicTest(
                        text(record, "item") + " " + text(record, "kind"), () -> nothingToJudge(record)));
    }

    @TestFactory
    Stream<DynamicTest> fallsIntoNoTrap() throws IOException {
        return Stream.concat(records(true), records(false))
                .flatMap(record -> record.get("traps")
                        .valueStream()
                        .map(trap -> DynamicTest.dynamicTest(
                                text(record, "item") + " " + text(record, "address") + " " + text(trap, "check")
                                        + " is not " + text(trap, "wrong") + ": " + text(trap, "why"),
                                () -> trap(record, trap))));
    }

    /** What is said stands at the line that the record has for it, whatever it is. */
    @TestFactory
    Stream<DynamicTest> pointsAtTheLinesOfTheRecords() throws IOException {
        return records(true)
                .flatMap(record -> expected(record).entrySet().stream()
                        .filter(entry -> entry.getValue().get("line") != null)
                        .map(entry -> DynamicTest.dynamicTest(
                                text(record, "item") + " " + text(record, "address") + " " + entry.getKey(),
                                () -> place(record, entry.getKey(), entry.getValue()))));
    }

    /** What is reported where the record has it needs no word. */
    @Test
    void everyLineElsewhereIsThatOfSomeRecord() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        records(true)
                .forEach(record -> expected(record).forEach((check, node) -> {
                    String key = text(record, "item") + " " + check;
                    String ours = ours(target(record), check);
                    if (node.get("line") != null && agrees(record, check, node)) {
                        List<String> reported = places(target(record), check, ours);
                        if (!reported.contains(
                                text(node, "file") + ":" + node.get("line").asInt())) {
                            ELSEWHERE.getOrDefault(key, Set.of()).stream()
                                    .filter(reported::contains)
                                    .forEach(used.computeIfAbsent(key, any -> new TreeSet<>())::add);
                        }
                    }
                }));
        assertThat(used).isEqualTo(ELSEWHERE);
    }

    private static Map.Entry<String, Set<String>> elsewhere(String itemAndCheck, String... lines) {
        return Map.entry(itemAndCheck, Set.of(lines));
    }

    private static Stream<JsonNode> records(boolean judged) throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of plans and templates is not beside the project");
        return new JsonMapper()
                .readTree(Files.readAllBytes(CORPUS.resolve("truth.json")))
                .get("records")
                .valueStream()
                .filter(record -> JUDGED_KINDS.contains(text(record, "kind")) == judged);
    }

    private static Map<String, JsonNode> expected(JsonNode record) {
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        expected.put("exec_enabled", record.get("exec_enabled"));
        record.get("checks").properties().forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
        return expected;
    }

    private void compare(JsonNode record) {
        TargetReport report = target(record);
        List<String> differences = new ArrayList<>();
        assertThat(CHECKS.keySet()).containsAll(expected(record).keySet());
        expected(record).forEach((check, node) -> {
            String wanted = text(node, "verdict");
            String lean = text(node, "lean");
            String ours = ours(report, check);
            boolean agrees = SAID_OTHERWISE.test(text(record, "item"), check)
                    ? ours.equals("unknown") && !wanted.equals("unknown")
                    : agrees(wanted, lean, ours, assumptions(report, check));
            if (!agrees) {
                differences.add(check + ": " + wanted + "/" + lean + " but " + ours + " (" + text(node, "reason") + ") "
                        + why(report, check));
            }
        });
        if (!agrees(text(record, "overall"), report.verdict(), record)) {
            differences.add("overall: " + text(record, "overall") + " but " + report.verdict());
        }
        assertThat(differences).isEmpty();
    }

    private boolean agrees(JsonNode record, String check, JsonNode node) {
        TargetReport report = target(record);
        return agrees(text(node, "verdict"), text(node, "lean"), ours(report, check), assumptions(report, check));
    }

    /** What is advice to the records may be a failure to the product; what does not apply may pass. */
    private static boolean agrees(String wanted, String lean, String ours, String assumption) {
        return wanted.equals(ours)
                || (wanted.equals("warn") && ours.equals("fail"))
                || (wanted.equals("n/a") && Set.of("pass", "unknown").contains(ours))
                || (wanted.equals("pass") && ours.equals("n/a"))
                || (wanted.equals("unknown") && lean.equals(ours) && !assumption.isEmpty());
    }

    private static boolean agrees(String overall, Verdict verdict, JsonNode record) {
        return switch (overall) {
            case "pass" -> Set.of(Verdict.READY, Verdict.READY_WITH_WARNINGS).contains(verdict);
            // Of several containers one that can be entered is enough for a verdict with warnings.
            case "fail", "not-enabled" ->
                verdict == Verdict.NOT_READY || (verdict != Verdict.READY && ofSomeContainers(record));
            default -> verdict == Verdict.INCONCLUSIVE;
        };
    }

    private static boolean ofSomeContainers(JsonNode record) {
        List<String> blocking =
                record.get("blocking").valueStream().map(JsonNode::asString).toList();
        return !blocking.isEmpty()
                && Set.of("readonly_root_filesystem", "aws_environment").containsAll(blocking);
    }

    private static void nothingToJudge(JsonNode record) {
        PlannedFiles read = PlannedFiles.read(
                List.of(CORPUS.resolve("files").resolve(text(record, "item")).toString()),
                Path.of("").toAbsolutePath(),
                InputStream.nullInputStream(),
                Optional.empty(),
                DeploymentValues.NONE);
        assertThat(new PlannedEvidence(read.inputs(), DeploymentValues.NONE, Instant.EPOCH).targets())
                .isEmpty();
        List<String> unjudged = read.inputs().stream()
                .flatMap(input -> input.unjudged().stream())
                .map(gap -> gap.source() + ": " + gap.detail())
                .toList();
        switch (text(record, "kind")) {
            case "cluster", "no-ecs" -> assertThat(unjudged).isEmpty();
            // An answer of AWS tells of what is deployed already: it is said not to be judged, or that it cannot be
            // read.
            case "describe-output" ->
                assertThat(Stream.of(
                                        unjudged.stream().filter(gap -> gap.contains("tells of tasks that run")),
                                        read.problems().stream(),
                                        read.notes().stream())
                                .flatMap(said -> said))
                        .isNotEmpty();
            case "unparseable" ->
                assertThat(Stream.concat(unjudged.stream(), read.problems().stream()))
                        .isNotEmpty();
            default -> throw new AssertionError("no record was of this kind when this was written");
        }
    }

    private void trap(JsonNode record, JsonNode trap) {
        String wrong = text(trap, "wrong").toLowerCase(Locale.ROOT);
        String check = text(trap, "check");
        if (!JUDGED_KINDS.contains(text(record, "kind"))) {
            nothingToJudge(record);
            return;
        }
        TargetReport report = target(record);
        if (wrong.equals("leak")) {
            assertThat(secrets(text(record, "item")))
                    .isNotEmpty()
                    .allSatisfy(secret -> assertThat(report.toString()).doesNotContain(secret));
            return;
        }
        assertThat(check).isIn(CHECKS.keySet());
        String ours = ours(report, check);
        if (wrong.equals(ours)) {
            // What is right for one reason may be wrong for another: the record's own verdict is the measure.
            assertThat(ours).isEqualTo(text(expected(record).get(check), "verdict"));
        }
    }

    /** The values that the item's configuration gives for what it marks as sensitive. */
    private static List<String> secrets(String item) {
        String plan = read(CORPUS.resolve("files").resolve(item).resolve("plan.json"));
        JsonNode variables = new JsonMapper().readTree(plan).get("variables");
        return variables == null
                ? List.of()
                : variables.properties().stream()
                        .filter(entry -> entry.getKey().matches("(?i).*(password|secret|token).*"))
                        .map(entry -> text(entry.getValue(), "value"))
                        .toList();
    }

    private void place(JsonNode record, String check, JsonNode node) {
        String ours = ours(target(record), check);
        if (!agrees(record, check, node)) {
            return;
        }
        String wanted = text(node, "file") + ":" + node.get("line").asInt();
        List<String> reported = places(target(record), check, ours);
        if (!reported.contains(wanted)) {
            Set<String> elsewhere = ELSEWHERE.getOrDefault(text(record, "item") + " " + check, Set.of(wanted));
            assertThat(reported).containsAnyElementsOf(elsewhere);
        }
    }

    /**
     * Where the findings are that make a verdict. What is not evaluated may hang on several lines, and the way of a task on
     * what leads out and on what its groups let out: these stand at what the findings rest on.
     */
    private static List<String> places(TargetReport report, String check, String ours) {
        boolean way = CHECKS.get(check).equals(EGRESS);
        Status status = STATUS.get(ours);
        return findings(report, CHECKS.get(check)).stream()
                .filter(finding -> way || finding.status() == status)
                .flatMap(finding -> Stream.concat(
                        finding.location().stream(),
                        finding.evidence().stream()
                                .filter(seen -> way || status == Status.NOT_EVALUATED)
                                .flatMap(seen -> seen.location().stream())))
                .map(CorpusTruthTest::shown)
                .distinct()
                .toList();
    }

    private static String shown(Location location) {
        String file = location.file().replace('\\', '/');
        String folder = CORPUS.resolve("files").toString().replace('\\', '/') + "/";
        String inside = file.startsWith(folder) ? file.substring(folder.length()) : file;
        return inside.replaceFirst("^(tfplan|cfn|cdk|other|hcl)/[^/]+/", "") + ":" + location.line();
    }

    private static String ours(TargetReport report, String check) {
        return switch (check) {
            case "exec_enabled" -> exec(report);
            case "egress_security_group" -> hops(report, true);
            case "egress_path" -> hops(report, false);
            default -> status(report, CHECKS.get(check));
        };
    }

    private static String exec(TargetReport report) {
        String status = status(report, EXEC);
        return switch (status) {
            case "pass" -> "yes";
            case "fail" -> "no";
            default -> status;
        };
    }

    private static String hops(TargetReport report, boolean groups) {
        List<String> states = findings(report, EGRESS).stream()
                .flatMap(finding -> finding.path().hops().stream())
                .filter(hop -> hop.kind().equals("task-security-groups") == groups)
                .map(hop -> hop.state().name().toLowerCase(Locale.ROOT))
                .toList();
        if (states.isEmpty()) {
            List<Finding> all = findings(report, EGRESS);
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

    private static String assumptions(TargetReport report, String check) {
        return String.join(
                "; ",
                findings(report, CHECKS.get(check)).stream()
                        .map(Finding::assumption)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String why(TargetReport report, String check) {
        return findings(report, CHECKS.get(check)).stream()
                .filter(f -> f.status() == Status.FAIL || f.status() == Status.NOT_EVALUATED)
                .map(f -> f.check() + " " + f.cause() + " " + f.message() + " " + f.missing())
                .toList()
                .toString();
    }

    private TargetReport target(JsonNode record) {
        String item = text(record, "item");
        List<TargetReport> reports = report(item).targets();
        String address = text(record, "address");
        String last = address.substring(address.lastIndexOf(' ') + 1);
        List<TargetReport> matching = reports.stream()
                .filter(report -> report.identity().address().equals(address)
                        || report.identity().address().endsWith("/" + address)
                        || report.identity().address().endsWith("." + address)
                        || report.identity().address().startsWith(address + ".")
                        || report.identity().address().startsWith(address + ".")
                        || address.endsWith("/" + report.identity().address())
                        || report.identity().service().equals(last))
                .toList();
        if (matching.isEmpty() && reports.size() == 1) {
            return reports.get(0);
        }
        assertThat(matching)
                .as("of " + reports.stream().map(r -> r.identity().address()).toList())
                .isNotEmpty();
        return matching.get(0);
    }

    private Report report(String item) {
        return reports.computeIfAbsent(
                item,
                key -> ExecReadiness.standard()
                        .judge(new PlannedEvidence(
                                List.of(input(key)), DeploymentValues.NONE, Instant.parse("2026-07-01T00:00:00Z"))));
    }

    private static PlannedInput input(String item) {
        Path folder = CORPUS.resolve("files").resolve(item);
        try {
            if (item.startsWith("tfplan/")) {
                try (InputStream in = Files.newInputStream(folder.resolve("plan.json"))) {
                    boolean sources = Files.exists(folder.resolve("main.tf"));
                    return TerraformPlans.read(
                            item + "/plan.json", in, sources ? TerraformSources.of(folder) : TerraformSources.none());
                }
            }
            if (item.startsWith("hcl/")) {
                Path root = Files.isDirectory(folder.resolve("modules/simple/fargate"))
                        ? folder.resolve("modules/simple/fargate")
                        : folder;
                return TerraformConfigurations.read(
                        item, root, file -> folder.relativize(Path.of(file)).toString(), DeploymentValues.NONE);
            }
            List<TemplateFile> files = new ArrayList<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(TemplateFile.of(
                            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file)));
                }
            }
            return Templates.read(item, files, DeploymentValues.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node, String member) {
        return Optional.ofNullable(node)
                .map(there -> there.get(member))
                .filter(found -> !found.isNull())
                .map(JsonNode::asString)
                .orElse("");
    }
}
