// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.LogGroup;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The log group of the sessions exists and is encrypted where the cluster insists on it: the agent refuses sessions whose
 * log it cannot find encrypted, and does without the log otherwise.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/1c217c89/agent/session/config/config.go">the agent's
 *     messages</a>
 */
public final class LogGroupReady implements Check {

    @Override
    public String id() {
        return "log-group-ready";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLUSTER, Part.LOG_GROUP);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> name =
                LogDestination.setting(inputs.cluster(), ExecuteCommandLogConfiguration::cloudWatchLogGroupName);
        Judgement judgement = name.fold(
                known -> new Judgement(
                        new Subject(Subject.Kind.LOG_GROUP, known.value()), named(inputs, Facts.of("logGroup", name))),
                absent ->
                        new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-log-group", absent.origin())),
                unknown -> new Judgement(inputs.clusterSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome named(Inputs inputs, Facts named) {
        Evidence<Boolean> required = LogDestination.setting(
                        inputs.cluster(), ExecuteCommandLogConfiguration::cloudWatchEncryptionEnabled)
                .absentAs(false);
        Evidence<LogGroup> group = inputs.logGroup();
        Evidence<String> key = group.flatMap(LogGroup::kmsKeyId);
        Facts facts = named.and("encryptionRequired", required);
        if (group instanceof Evidence.Unknown<LogGroup> unread && required.is(false)) {
            return Outcome.notEvaluatedButAtWorst("cloudwatch-log-group-missing", unread.gap());
        }
        if (group.isAbsent()) {
            Facts missing = facts.and("found", group);
            String cause = "cloudwatch-log-group-missing" + (required.is(true) ? "/encryption-required" : "");
            return Gaps.orElse(Outcome.fail(cause, missing), required);
        }
        if (group.isKnown() && (required.is(false) || key.isKnown())) {
            return Outcome.pass(facts.and("kmsKeyId", key));
        }
        return Gaps.orElse(
                Outcome.fail("cloudwatch-encryption-required-but-absent", facts.and("kmsKeyId", key)), required, key);
    }
}
