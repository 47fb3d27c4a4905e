// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import java.util.List;
import java.util.Locale;

/** Whether a rule's protocol and ports take in a TCP port. */
final class Protocol {

    private Protocol() {}

    /**
     * Whether the rule is for TCP to a port. All protocols means all ports; a rule for TCP has to name its ports.
     *
     * @param protocol a number or a name; {@code -1} or {@code all} for all
     */
    static Match tcp(String protocol, int from, int to, int port) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "-1", "all" -> Match.YES;
            case "6", "tcp" -> from < 0 || to < 0 ? noPorts() : Match.of(from <= port && port <= to);
            case "" -> Match.open(List.of(Gaps.undetermined("a rule names no protocol")));
            default -> Match.NO;
        };
    }

    private static Match noPorts() {
        return Match.open(List.of(Gaps.undetermined("a rule for TCP names no ports")));
    }
}
