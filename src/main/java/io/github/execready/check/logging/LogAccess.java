// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Outcome;
import io.github.execready.check.permission.LogRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether sessions can be logged to one place. Only one request can end a session, and only where encryption is required;
 * the refusal of another costs the log.
 *
 * @param required whether the cluster insists on encryption
 * @param ended the cause of a session that ends
 * @param lost the cause of a log that is lost
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/1c217c89/agent/session/shell/shell.go">what the agent checks
 *     first</a>
 */
record LogAccess(Evidence<Boolean> required, String ended, String lost) {

    /**
     * What the requests come to.
     *
     * @param boundary the name of the policy that bounds the role
     */
    Outcome outcome(LogRequests requests, Evidence<Arn> boundary, Facts facts) {
        Permission check = requests.check();
        if (check.isDenied() && !required.is(false)) {
            return Gaps.orElse(refused(ended, List.of(check), boundary, facts), required);
        }
        if (!check.isAllowed() && !required.is(false)) {
            return new Outcome.NotEvaluated(Stream.concat(check.gaps().stream(), Gaps.among(required).stream())
                    .toList());
        }
        List<Permission> all =
                Stream.concat(Stream.of(check), requests.write().stream()).toList();
        List<Permission> denied = new Permissions(all).denied();
        if (!denied.isEmpty()) {
            return refused(lost, denied, boundary, facts);
        }
        List<Gap> gaps = Stream.concat(all.stream().flatMap(p -> p.gaps().stream()), requests.gaps().stream())
                .distinct()
                .toList();
        return gaps.isEmpty() ? Outcome.pass(check.shown(facts)) : new Outcome.NotEvaluated(gaps, lost);
    }

    /** What can be said where nothing is known of who asks. */
    Outcome open(Gap gap) {
        return required.is(false) ? Outcome.notEvaluatedButAtWorst(lost, gap) : Outcome.notEvaluated(gap);
    }

    private static Outcome refused(String cause, List<Permission> denied, Evidence<Arn> boundary, Facts facts) {
        Permission first = denied.get(0);
        Facts shown = first.shown(Permissions.facts(denied, facts));
        Refusal.Kind kind = Refusal.of(first).map(Refusal::kind).orElse(Refusal.Kind.NOT_GRANTED);
        return switch (kind) {
            case DENIED -> Outcome.fail(cause + "/denied", shown);
            case BOUNDARY, RESOURCE -> Outcome.fail(cause + "/boundary", shown.and("boundary", boundary));
            case ORGANIZATION -> Outcome.fail(cause + "/organization", shown);
            case OTHER_RESOURCE, CONDITION -> Outcome.fail(cause + "/too-narrow", shown);
            case NOT_GRANTED -> Outcome.fail(cause, shown);
        };
    }
}
