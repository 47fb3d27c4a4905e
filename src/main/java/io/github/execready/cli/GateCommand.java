// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges what is about to be deployed. */
final class GateCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final Supplier<List<String>> paths;
    private final Supplier<Optional<Path>> sourceRoot;
    private final Supplier<Optional<Path>> reportRoot;
    private final DeploymentOptions deployment;
    private final JudgeOptions judging;
    private final BaselineOptions baseline;
    private final OutputOptions output;

    GateCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Tell whether exec will work in what Terraform plans and CloudFormation or CDK templates deploy.")
                .footer(
                        "",
                        "Plans are what 'terraform show -json' prints. Folders are searched for templates, plans and"
                                + " configurations.",
                        "",
                        "Examples:",
                        "  terraform show -json plan.bin | execready gate - --source-root .",
                        "  execready gate cdk.out",
                        "  execready gate templates --parameters VpcId=vpc-0123456789abcdef0 --region eu-west-1");
        paths = syntax.texts("PATH", "Plans, templates and folders; - for standard input.");
        sourceRoot = syntax.value(
                Path.class,
                option(
                        "--source-root",
                        "DIR",
                        "The Terraform configuration, or the CDK app, that the input was made from, or a saved plan file:"
                                + " findings then point to its lines."));
        reportRoot = syntax.value(
                Path.class,
                option(
                        "--report-root",
                        "DIR",
                        "Name files in reports from this folder, such as the root of the repository, and not from the"
                                + " working directory, which has to lie in it."));
        deployment = new DeploymentOptions(syntax);
        judging = new JudgeOptions(syntax);
        baseline = new BaselineOptions(syntax);
        output = new OutputOptions(syntax);
    }

    @Override
    public Integer call() {
        if (paths.get().isEmpty()) {
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
                paths.get(),
                terminal.directory(),
                reportRoot(),
                terminal.in(),
                sourceRoot.get().map(terminal.directory()::resolve),
                values);
        List<ExecTarget> targets = new ArrayList<>();
        for (PlannedInput input : files.inputs()) {
            List<ExecTarget> found = targets(input, values);
            if (found.isEmpty()) {
                say(input.name() + ": holds no ECS service, run task or task definition");
            }
            targets.addAll(found);
        }
        unknown(values, files.inputs()).forEach(this::say);
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
        Path root =
                reportRoot.get().map(folder -> here.resolve(folder).normalize()).orElse(here);
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

    /** A value that nothing takes is a slip of the pen, and what it was meant for stays open. */
    private static Stream<String> unknown(DeploymentValues values, List<PlannedInput> inputs) {
        return values.parameters().keySet().stream()
                .filter(name ->
                        inputs.stream().noneMatch(input -> input.parameters().contains(name)))
                .sorted()
                .map(name ->
                        "--parameters " + name + ": nothing that was read has a parameter or variable of that name");
    }

    private void say(String line) {
        terminal.say("execready: " + PlainText.line(line));
    }
}
