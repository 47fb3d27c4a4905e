// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.Arn;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The key that the cluster encrypts sessions with can make data keys: enabled, symmetric and in the cluster's Region.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states</a>
 */
public final class KmsKeyUsable implements Check {

    private static final String CAUSE = "kms-key-unusable";
    private static final Set<String> SOON_OVER = Set.of("Creating", "Updating");

    @Override
    public String id() {
        return "kms-key-usable";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLUSTER, Part.SESSION_KEY);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> name = inputs.cluster()
                .flatMap(Cluster::executeCommandConfiguration)
                .flatMap(ExecuteCommandConfiguration::kmsKeyId);
        Judgement judgement = name.fold(
                known -> new Judgement(
                        new Subject(Subject.Kind.KMS_KEY, known.value()), named(inputs, name, known.value())),
                absent -> new Judgement(inputs.clusterSubject(), Outcome.notApplicable("no-key", absent.origin())),
                unknown -> new Judgement(inputs.clusterSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome named(Inputs inputs, Evidence<String> name, String key) {
        String here = inputs.identity().region();
        boolean elsewhere = Arn.parse(key)
                .map(Arn::region)
                .filter(region -> !here.isEmpty() && !region.equals(here))
                .isPresent();
        if (elsewhere) {
            return Outcome.fail(CAUSE + "/other-region", Facts.of("key", name));
        }
        Facts named = Facts.of("key", name);
        return inputs.sessionKey()
                .fold(
                        known -> found(known.value(), named),
                        absent -> Outcome.fail(CAUSE + "/not-found", named.and("answer", inputs.sessionKey())),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome found(KmsKey key, Facts named) {
        Evidence<String> state = key.keyState();
        Evidence<String> usage = key.keyUsage().absentAs("ENCRYPT_DECRYPT");
        Evidence<String> spec = key.keySpec().absentAs("SYMMETRIC_DEFAULT");
        Facts facts = named.and("keyState", state).and("keyUsage", usage).and("keySpec", spec);
        if (isOther(usage, "ENCRYPT_DECRYPT") || isOther(spec, "SYMMETRIC_DEFAULT")) {
            return Outcome.fail(CAUSE + "/not-symmetric", facts);
        }
        if (state.is("PendingDeletion") || state.is("PendingReplicaDeletion")) {
            return Outcome.fail(CAUSE + "/pending-deletion", facts);
        }
        if (state.toOptional().filter(SOON_OVER::contains).isPresent()) {
            return Outcome.failForNow(CAUSE + "/changing", facts);
        }
        if (state.is("Disabled")) {
            return Outcome.fail(CAUSE, facts);
        }
        if (state.isAbsent() || isOther(state, "Enabled")) {
            return Outcome.fail(CAUSE + "/other-state", facts);
        }
        return Gaps.orElse(Outcome.pass(facts), state, usage, spec);
    }

    private static boolean isOther(Evidence<String> fact, String expected) {
        return fact.isKnown() && !fact.is(expected);
    }
}
