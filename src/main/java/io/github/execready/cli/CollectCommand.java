// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.ToolVersion;
import io.github.execready.evidence.aws.BundleRecording;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "collect",
        description =
                "Record what AWS says of a task or service into a bundle, for check --bundle. Values of environment"
                        + " variables and secrets are left out.")
final class CollectCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The bundle to write; only you may read it.")
    private Path file = Path.of("");

    CollectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path bundle = Output.writable(terminal, file.toString());
        Gap here = new Gap(Gap.Reason.NOT_ASKED, "this machine", "a bundle says nothing of anybody's tools");
        try (BundleRecording recording = BundleRecording.live(
                target.settings(), target.required(), () -> Evidence.unknown(here), terminal.clock())) {
            int targets =
                    simulation.over(ExecReadiness.standard()).readAll(recording).size();
            int calls = recording.write(bundle, "execready " + ToolVersion.current());
            terminal.say("Wrote " + calls + " answers on " + targets + (targets == 1 ? " target" : " targets") + " to "
                    + bundle + "; judge it anywhere with: execready check --bundle " + file);
        }
        return 0;
    }
}
