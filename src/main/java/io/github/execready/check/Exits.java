// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.TaskContainer;
import java.util.List;
import java.util.stream.Collectors;

/** What the containers of a task left behind when they ended. */
public final class Exits {

    private Exits() {}

    /** {@code app: exit code 137, OutOfMemoryError: …; sidecar: exit code 0}; absent where none says anything. */
    public static Evidence<String> of(Evidence<List<TaskContainer>> containers) {
        return containers.fold(
                known -> said(known.value(), known.origin()),
                absent -> Evidence.absent(absent.origin()),
                unknown -> Evidence.unknown(unknown.gap()));
    }

    /** Whether the kernel ended a container for its use of memory. An exit code of 137 alone may be any SIGKILL. */
    public static boolean outOfMemory(Evidence<List<TaskContainer>> containers) {
        return containers.toOptional().stream()
                .flatMap(List::stream)
                .anyMatch(c -> c.reason()
                        .toOptional()
                        .filter(reason -> reason.contains("OutOfMemory"))
                        .isPresent());
    }

    private static Evidence<String> said(List<TaskContainer> containers, Origin origin) {
        String text = containers.stream()
                .filter(c -> c.exitCode().isKnown() || c.reason().isKnown())
                .map(c -> c.name() + ": " + said(c))
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? Evidence.absent(origin) : Evidence.known(Excerpt.of(text), origin);
    }

    private static String said(TaskContainer container) {
        String exitCode = container
                .exitCode()
                .toOptional()
                .map(code -> "exit code " + code)
                .orElse("");
        String reason = container.reason().toOptional().orElse("");
        return exitCode.isEmpty() || reason.isEmpty() ? exitCode + reason : exitCode + ", " + reason;
    }
}
