// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

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
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        addMethodSubcommands = false, // looking for them takes time
        description = "Tell whether exec works in a task, or in all running tasks of a service, and if not, why.",
        footer = {
            "",
            "Examples:",
            "  execready check prod 0123456789abcdef0123456789abcdef",
            "  execready check prod --service api --container app",
            "  execready check --bundle evidence.json -o json"
        })
final class CheckCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private JudgeOptions judging = new JudgeOptions();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Judge what execready collect recorded, or a folder of JSON output of the AWS CLI.")
    private @Nullable Path bundle;

    @Option(
            names = "--no-client",
            description =
                    "Nobody execs from here: look neither at the AWS CLI and plugin of this machine nor at what the"
                            + " caller may do.")
    private boolean noClient;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Look again for up to this long (90s, 5m) while only passing causes stand.")
    private Duration wait = Duration.ZERO;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JudgeOptions.Judge judge = judging.judge(terminal);
        ExecReadiness asked = simulation.over(judge.readiness());
        ExecReadiness readiness = noClient ? asked.withoutCaller() : asked;
        ReportOutputs outputs = output.openForLive(terminal, readiness.catalog());
        Report report =
                new Waiting(terminal, wait, pause -> Thread.sleep(pause.toMillis())).until(() -> look(readiness));
        judge.suppressions().notices().forEach(terminal::say);
        outputs.write(report);
        return report.exitCode().code();
    }

    private Report look(ExecReadiness readiness) {
        Path recorded = bundle;
        return recorded == null
                ? live(readiness)
                : recorded(readiness, terminal.directory().resolve(recorded));
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
        if (noClient) {
            Gap gap = new Gap(Gap.Reason.NOT_ASKED, "this machine", "--no-client");
            return () -> Evidence.unknown(gap);
        }
        return new InstalledTools();
    }
}
