// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.ExitCode;
import io.github.execready.engine.Report;
import io.github.execready.evidence.files.PlannedFiles;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Unjudged;
import io.github.execready.model.ExecTarget;
import io.github.execready.report.PlainText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges what is about to be deployed. */
@Command(
        name = "gate",
        description = "Tell whether exec will work in what Terraform plans and CloudFormation or CDK templates deploy.",
        footer = {
            "",
            "Plans are what 'terraform show -json' prints. Folders are searched for templates, plans and configurations.",
            "",
            "Examples:",
            "  terraform show -json plan.bin | execready gate - --source-root .",
            "  execready gate cdk.out",
            "  execready gate templates --parameters VpcId=vpc-0123456789abcdef0 --region eu-west-1"
        })
final class GateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Plans, templates and folders; - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            description =
                    "The Terraform configuration, or the CDK app, that the input was made from, or a saved plan file:"
                            + " findings then point to its lines.")
    private @Nullable Path sourceRoot;

    @Option(
            names = "--report-root",
            paramLabel = "DIR",
            description = "Name files in reports from this folder, such as the root of the repository, and not from the"
                    + " working directory, which has to lie in it.")
    private @Nullable Path reportRoot;

    @Mixin
    private DeploymentOptions deployment = new DeploymentOptions();

    @Mixin
    private JudgeOptions judging = new JudgeOptions();

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (paths.isEmpty()) {
            throw new UsageException("name what to judge: a plan, a template, a folder, or - for standard input");
        }
        JudgeOptions.Judge judge = judging.judge(terminal);
        BaselineOptions.Opened known = baseline.open(terminal);
        ExecReadiness readiness =
                judge.readiness().withoutCaller().withoutSimulation().knowing(known.before());
        ReportOutputs outputs = output.open(terminal, readiness.catalog());
        DeploymentValues values = deployment.values(terminal);
        readiness.readAhead();
        PlannedFiles files = PlannedFiles.read(
                paths,
                terminal.directory(),
                reportRoot(),
                terminal.in(),
                Optional.ofNullable(sourceRoot).map(terminal.directory()::resolve),
                values);
        List<ExecTarget> targets = new ArrayList<>();
        for (PlannedInput input : files.inputs()) {
            List<ExecTarget> found = targets(input, values);
            if (found.isEmpty()) {
                say(input.name() + ": holds no ECS service, run task or task definition");
            }
            targets.addAll(found);
        }
        Report report = readiness.judge(targets);
        files.problems().forEach(this::say);
        files.notes().forEach(this::say);
        judge.suppressions().notices().forEach(terminal::say);
        known.notices(report).forEach(terminal::say);
        Report ended = files.problems().isEmpty() ? report : report.endingWith(ExitCode.USAGE);
        outputs.write(ended);
        known.write(report);
        return ended.exitCode().code();
    }

    private Path reportRoot() {
        Path here = terminal.directory().toAbsolutePath().normalize();
        Path root = reportRoot == null ? here : here.resolve(reportRoot).normalize();
        if (!here.startsWith(root)) {
            throw new UsageException("--report-root has to be the working directory or a folder above it");
        }
        return root;
    }

    private List<ExecTarget> targets(PlannedInput input, DeploymentValues values) {
        Instant now = terminal.clock().instant();
        List<ExecTarget> targets = new ArrayList<>(new PlannedEvidence(List.of(input), values, now).targets());
        targets.addAll(Unjudged.targets(input, now));
        return targets;
    }

    private void say(String line) {
        terminal.say("execready: " + PlainText.line(line));
    }
}
