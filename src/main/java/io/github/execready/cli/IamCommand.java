// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.parameter;

import io.github.execready.engine.ExitCode;
import io.github.execready.iam.DecisionCase;
import io.github.execready.iam.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Decides requests by IAM policies, case by case. */
final class IamCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final Supplier<String> file;
    private final Supplier<Boolean> explain;

    IamCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Decide requests by IAM policies, without AWS: one case a line of JSON, one answer a line: the"
                                + " case's id, Allowed, ImplicitlyDenied, ExplicitlyDenied or Depends, and the statement or the keys"
                                + " that decide. With unknown keys the answer is Allowed, Denied or Depends.");
        file = syntax.required(
                String.class,
                parameter(0, "CASES", "A file of cases, packed with gzip or not; - reads standard input."));
        explain =
                syntax.flag("--explain", "Add, below each answer, how every statement on the action fits the request.");
    }

    @Override
    public Integer call() {
        try (InputStream in = opened()) {
            return answered(CaseLines.of(in));
        } catch (NoSuchFileException e) {
            throw new UsageException(file.get() + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new UsageException(file.get() + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new UsageException(file.get() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private InputStream opened() throws IOException {
        if (file.get().equals("-")) {
            return terminal.in();
        }
        Path path = terminal.directory().resolve(file.get());
        if (Files.isDirectory(path)) {
            throw new UsageException(file.get() + ": is a folder, not a file of cases");
        }
        return Files.newInputStream(path);
    }

    private int answered(CaseLines lines) throws IOException {
        boolean understood = true;
        Optional<String> line = lines.next();
        while (line.isPresent()) {
            if (!line.get().isBlank()) {
                understood &= answered(line.get(), lines.number());
            }
            line = lines.next();
        }
        return understood ? ExitCode.READY.code() : ExitCode.USAGE.code();
    }

    /** One case that is not understood is no reason to leave the others unanswered. */
    private boolean answered(String line, int number) {
        try {
            CaseAnswer answer = new CaseAnswer(DecisionCase.parse(line, number));
            StringBuilder text = new StringBuilder(answer.line()).append('\n');
            if (explain.get()) {
                answer.explanation().forEach(l -> text.append(l).append('\n'));
            }
            Output.toTerminal(terminal, text.toString());
            return true;
        } catch (PolicyException e) {
            terminal.say("execready: " + file.get() + ":" + e.located());
            return false;
        }
    }
}
