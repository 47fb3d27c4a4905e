// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Report;
import io.github.execready.evidence.aws.BundleEvidence;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.report.CheckWords;
import io.github.execready.report.TextReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Shows what a report looks like. */
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final OutputOptions output;

    DemoCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Judge two recorded tasks, one ready and one not: what a report looks like, without an AWS account."
                                + " Ends with 0.");
        output = new OutputOptions(syntax);
    }

    @Override
    public Integer call() {
        ExecReadiness readiness = ExecReadiness.standard();
        ReportOutputs outputs = output.openForLive(terminal, readiness.catalog());
        List<ExecTarget> ready = recorded(readiness, "ready");
        List<ExecTarget> broken = recorded(readiness, "broken");
        if (output.given()) {
            // Whoever names a format reads it with a program: one report and nothing else.
            outputs.write(readiness.judge(
                    Stream.concat(ready.stream(), broken.stream()).toList()));
            return 0;
        }
        Output.toTerminal(
                terminal,
                "Two recorded tasks, judged by the real checks; no AWS account needed.\n"
                        + "\n--- 1 of 2: a task that can be entered, the verdict alone ---\n\n"
                        + brief(readiness.judge(ready), readiness)
                        + "\n--- 2 of 2: a task that cannot, and the whole report ---\n\n");
        outputs.write(readiness.judge(broken));
        Output.toTerminal(
                terminal,
                "\nNow one of yours: execready check CLUSTER TASK, or execready check CLUSTER --service NAME\n");
        return 0;
    }

    private String brief(Report report, ExecReadiness readiness) {
        StringWriter text = new StringWriter();
        try {
            new TextReport(new CheckWords(readiness.catalog()), output.style(terminal)).brief(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<ExecTarget> recorded(ExecReadiness readiness, String name) {
        String resource = "/demo/" + name + ".json";
        Gap elsewhere =
                new Gap(Gap.Reason.NOT_ASKED, "this machine", "the demo judges recorded tasks, not this machine");
        Target whatItHolds = new Target("", "", "", new ContainerSelection.All());
        try (InputStream in = Objects.requireNonNull(DemoCommand.class.getResourceAsStream(resource), resource);
                BundleEvidence evidence =
                        BundleEvidence.open(resource, in, whatItHolds, () -> Evidence.unknown(elsewhere))) {
            return readiness.readAll(evidence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
