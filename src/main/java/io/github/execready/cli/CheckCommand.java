// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Report;
import io.github.execready.evidence.aws.AwsEvidence;
import io.github.execready.evidence.aws.BundleEvidence;
import io.github.execready.evidence.local.InstalledTools;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.report.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what runs, live or recorded. */
final class CheckCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

    private final Terminal terminal;

    private final TargetOptions target;
    private final JudgeOptions judging;
    private final SimulationOptions simulation;
    private final OutputOptions output;
    private final Supplier<Optional<Path>> bundle;
    private final Supplier<Boolean> noClient;
    private final Supplier<Optional<Duration>> wait;

    CheckCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Tell whether exec works in a task, or in all running tasks of a service, and if not, why.")
                .footer(
                        "",
                        "Examples:",
                        "  execready check prod 0123456789abcdef0123456789abcdef",
                        "  execready check prod --service api --container app",
                        "  execready check --bundle evidence.json -o json");
        target = new TargetOptions(syntax);
        judging = new JudgeOptions(syntax);
        simulation = new SimulationOptions(syntax);
        output = new OutputOptions(syntax);
        bundle = syntax.value(
                Path.class,
                option(
                        "--bundle",
                        "FILE",
                        "Judge what execready collect recorded, or a folder of JSON output of the AWS CLI."));
        noClient = syntax.flag(
                "--no-client",
                "Nobody execs from here: look neither at the AWS CLI and plugin of this machine nor at what the"
                        + " caller may do.");
        wait = syntax.value(
                Duration.class,
                option(
                                "--wait",
                                "DURATION",
                                "Look again for up to this long (90s, 5m) while only passing causes stand.")
                        .converters(new DurationConverter()));
    }

    @Override
    public Integer call() {
        JudgeOptions.Judge judge = judging.judge(terminal);
        ExecReadiness asked = simulation.over(judge.readiness());
        ExecReadiness readiness = noClient.get() ? asked.withoutCaller() : asked;
        ReportOutputs outputs = output.openForLive(terminal, readiness.catalog());
        Report report = new Waiting(terminal, wait.get().orElse(Duration.ZERO), pause -> Thread.sleep(pause.toMillis()))
                .until(() -> look(readiness));
        judge.suppressions().notices().forEach(terminal::say);
        outputs.write(report);
        return report.exitCode().code();
    }

    private Report look(ExecReadiness readiness) {
        return bundle.get()
                .map(file -> recorded(readiness, terminal.directory().resolve(file)))
                .orElseGet(() -> live(readiness));
    }

    private Report live(ExecReadiness readiness) {
        try (AwsEvidence evidence =
                AwsEvidence.live(target.settings(), target.required(), clientTools(), terminal.clock())) {
            Report report = readiness.judge(evidence);
            LOG.debug(
                    "{} calls, {} of them one after the other",
                    evidence.statistics().calls(),
                    evidence.statistics().chain());
            return report;
        }
    }

    private Report recorded(ExecReadiness readiness, Path path) {
        Gap elsewhere = new Gap(Gap.Reason.NOT_ASKED, "this machine", "a bundle is judged, not this machine");
        try (BundleEvidence evidence = BundleEvidence.open(path, target.given(), () -> Evidence.unknown(elsewhere))) {
            evidence.notes().forEach(note -> terminal.say("execready: " + PlainText.line(note)));
            return readiness.judge(evidence);
        }
    }

    private Supplier<Evidence<ClientTools>> clientTools() {
        if (noClient.get()) {
            Gap gap = new Gap(Gap.Reason.NOT_ASKED, "this machine", "--no-client");
            return () -> Evidence.unknown(gap);
        }
        return new InstalledTools();
    }
}
