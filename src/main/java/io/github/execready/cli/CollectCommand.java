// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.ExecReadiness;
import io.github.execready.ToolVersion;
import io.github.execready.evidence.aws.BundleRecording;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Records what AWS says. */
final class CollectCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final TargetOptions target;
    private final SimulationOptions simulation;
    private final Supplier<Path> file;

    CollectCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Record what AWS says of a task or service into a bundle, for check --bundle. Values of environment"
                                + " variables and secrets are left out.");
        target = new TargetOptions(syntax);
        simulation = new SimulationOptions(syntax);
        file = syntax.required(
                Path.class,
                option("--output", "FILE", "The bundle to write; only you may read it.")
                        .names("-o", "--output"));
    }

    @Override
    public Integer call() {
        Path bundle = Output.writable(terminal, file.get().toString());
        Gap here = new Gap(Gap.Reason.NOT_ASKED, "this machine", "a bundle says nothing of anybody's tools");
        try (BundleRecording recording = BundleRecording.live(
                target.settings(), target.required(), () -> Evidence.unknown(here), terminal.clock())) {
            int targets =
                    simulation.over(ExecReadiness.standard()).readAll(recording).size();
            int calls = recording.write(bundle, "execready " + ToolVersion.current());
            terminal.say("Wrote " + calls + " answers on " + targets + (targets == 1 ? " target" : " targets") + " to "
                    + bundle + "; judge it anywhere with: execready check --bundle " + file.get());
        }
        return 0;
    }
}
