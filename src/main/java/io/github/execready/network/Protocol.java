// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import java.util.List;
import java.util.Locale;

/** Whether a rule's protocol and ports take in a TCP port. */
final class Protocol {

    private Protocol() {}

    /**
     * Whether the rule is for TCP to a port. All protocols means all ports; a rule for TCP has to name its ports.
     *
     * @param protocol a number or a name; {@code -1} or {@code all} for all
     * @param rules what shows the rule
     */
    static Match tcp(String protocol, int from, int to, int port, Evidence<?> rules) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "-1", "all" -> Match.YES;
            case "6", "tcp" ->
                from < 0 || to < 0
                        ? unclear(rules, "a rule for TCP names no ports")
                        : Match.of(from <= port && port <= to);
            case "" -> unclear(rules, "a rule names no protocol");
            default -> Match.NO;
        };
    }

    private static Match unclear(Evidence<?> rules, String why) {
        return Match.open(List.of(Gaps.notUnderstood(rules, why)));
    }
}
