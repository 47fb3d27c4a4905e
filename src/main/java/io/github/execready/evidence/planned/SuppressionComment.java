// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decision in a comment: {@code # execready:ignore ID until=2026-12-31 match=container/app REASON}, of which {@code until}
 * and {@code match} may be left out.
 */
public final class SuppressionComment {

    private static final Pattern LINE = Pattern.compile("^\\s*(?:#|//|/\\*)?\\s*execready:ignore(?:\\s+(.*))?$");
    private static final Pattern OPTION = Pattern.compile("^(until|match)=(\\S*)\\s*(.*)$");

    private SuppressionComment() {}

    /**
     * The decision of one line.
     *
     * @param resource the address of the resource that the line stands above
     * @param location where the line stands
     * @return empty if the line is another comment, or none
     */
    public static Optional<SuppressionRule> read(String line, String resource, Location location) {
        Matcher matcher = LINE.matcher(line.strip().replaceFirst("\\*/$", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(1) == null ? "" : matcher.group(1).strip();
        String id = rest.split("\\s", 2)[0];
        String until = "";
        String match = "*";
        String reason = rest.substring(id.length()).strip();
        Matcher option = OPTION.matcher(reason);
        while (option.matches()) {
            if (option.group(1).equals("until")) {
                until = option.group(2);
            } else {
                match = option.group(2);
            }
            reason = option.group(3);
            option = OPTION.matcher(reason);
        }
        return Optional.of(new SuppressionRule(id, match, reason, until, resource, location));
    }
}
