// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/** A place that evidence comes from: an AWS account, a bundle, a plan. */
public interface EvidenceSource {

    /**
     * Reads what can be read of the targets asked for. A fact that cannot be read is unknown in the target; it does
     * not end the reading.
     *
     * @param parts the parts that are wanted; others may stay unknown
     * @param questions what to ask the policy simulator, where {@link Part#SIMULATIONS} is wanted, once all else is known
     * @throws EvidenceException if there is nothing to judge: the target does not exist, nobody is signed in, the input
     *     is not what it should be
     */
    List<ExecTarget> targets(Set<Part> parts, Questions questions);

    /** Reads parts, and asks the policy simulator nothing. */
    default List<ExecTarget> targets(Set<Part> parts) {
        return targets(parts, Questions.NONE);
    }

    /** Reads everything, and asks the policy simulator nothing. */
    default List<ExecTarget> targets() {
        return targets(Part.all());
    }
}
