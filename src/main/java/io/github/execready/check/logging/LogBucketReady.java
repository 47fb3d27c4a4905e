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
import io.github.execready.model.LogBucket;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The bucket of the session logs exists and is encrypted where the cluster insists on it.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/1c217c89/agent/session/config/config.go">the agent's
 *     messages</a>
 */
public final class LogBucketReady implements Check {

    @Override
    public String id() {
        return "log-bucket-ready";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLUSTER, Part.LOG_BUCKET);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> name = LogDestination.setting(inputs.cluster(), ExecuteCommandLogConfiguration::s3BucketName);
        Judgement judgement = name.fold(
                known -> new Judgement(
                        new Subject(Subject.Kind.BUCKET, known.value()), named(inputs, Facts.of("bucket", name))),
                absent -> new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-bucket", absent.origin())),
                unknown -> new Judgement(inputs.clusterSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome named(Inputs inputs, Facts named) {
        Evidence<Boolean> required = LogDestination.setting(
                        inputs.cluster(), ExecuteCommandLogConfiguration::s3EncryptionEnabled)
                .absentAs(false);
        Evidence<LogBucket> bucket = inputs.logBucket();
        Evidence<String> encryption = bucket.flatMap(LogBucket::encryption);
        Facts facts = named.and("encryptionRequired", required);
        if (bucket instanceof Evidence.Unknown<LogBucket> unread && required.is(false)) {
            return Outcome.notEvaluatedButAtWorst("s3-write-denied/no-such-bucket", unread.gap());
        }
        if (bucket.isAbsent()) {
            String cause = required.is(true) ? "s3-encryption-required-but-absent" : "s3-write-denied";
            return Gaps.orElse(Outcome.fail(cause + "/no-such-bucket", facts.and("found", bucket)), required);
        }
        if (bucket.isKnown() && (required.is(false) || encryption.isKnown())) {
            return Outcome.pass(facts.and("encryption", encryption));
        }
        return Gaps.orElse(
                Outcome.fail("s3-encryption-required-but-absent", facts.and("encryption", encryption)),
                required,
                encryption);
    }
}
