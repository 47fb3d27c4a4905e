// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Glob;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.Suppressions;
import io.github.execready.model.ExecTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The suppressions of a configuration on a given day. A rule that has expired decides nothing, and neither does a rule
 * without an end on a blocker: an exception that lets a broken target pass has to be looked at again some day.
 */
public final class ProjectSuppressions implements Suppressions {

    private final Configuration configuration;
    private final LocalDate today;
    private final Set<SuppressionRule> used = ConcurrentHashMap.newKeySet();

    public ProjectSuppressions(Configuration configuration, LocalDate today) {
        this.configuration = configuration;
        this.today = today;
    }

    @Override
    public Suppression decide(Finding finding, ExecTarget.Identity identity) {
        if (finding.status() != Status.FAIL && finding.status() != Status.NOT_EVALUATED) {
            return Suppression.NONE;
        }
        for (SuppressionRule rule : configuration.suppressions()) {
            if (concerns(rule, finding, identity)) {
                used.add(rule);
                if (!rule.hasExpired(today)
                        && (finding.severity() != Severity.BLOCKER
                                || !rule.expires().isEmpty())) {
                    return new Suppression(rule.reason(), configuration.file() + ":" + rule.line(), rule.expires());
                }
            }
        }
        return Suppression.NONE;
    }

    /** What whoever keeps the file should know: rules that expired, have no end where one is due, or match nothing. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        for (SuppressionRule rule : configuration.suppressions()) {
            String where = configuration.file() + ":" + rule.line() + ": the suppression of '" + rule.id() + "' ";
            if (rule.hasExpired(today)) {
                notices.add(where + "expired on " + rule.expires() + "; its findings count again");
            } else if (!used.contains(rule)) {
                notices.add(where + "matches nothing in this run");
            } else if (rule.expires().isEmpty()) {
                notices.add(where + "has no 'expires', so it does not hold for blockers");
            }
        }
        return notices;
    }

    private static boolean concerns(SuppressionRule rule, Finding finding, ExecTarget.Identity identity) {
        boolean named = Glob.matches(rule.id(), finding.check())
                || (!finding.cause().isEmpty() && Glob.matches(rule.id(), finding.cause()));
        return named
                && (Glob.matches(rule.match(), finding.subject().toString())
                        || Glob.matches(rule.match(), identity.cluster() + "/" + identity.service())
                        || Glob.matches(rule.match(), identity.task()));
    }
}
