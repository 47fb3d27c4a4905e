// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.cluster;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/** The cluster is ACTIVE: in any other state it runs no tasks that could be entered. */
public final class ClusterActive implements Check {

    @Override
    public String id() {
        return "cluster-active";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLUSTER);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> status = inputs.cluster().flatMap(Cluster::status);
        Facts facts = Facts.of("status", status);
        Outcome outcome = status.fold(
                known -> known.value().equals("ACTIVE") ? Outcome.pass(facts) : Outcome.fail("cluster-inactive", facts),
                absent -> Outcome.fail("cluster-inactive", facts),
                unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.clusterSubject(), outcome));
    }
}
