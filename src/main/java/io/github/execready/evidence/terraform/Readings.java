// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/** What instances say, in CloudFormation's words. */
interface Readings {

    /** Where people find an instance. */
    Location place(Instance instance);

    /** An instance's attributes as they will be. */
    Value.Fields properties(Instance instance, List<Attribute> attributes);

    /** An instance's attributes as they are now, if it is there and changes. */
    Optional<Value.Fields> before(Instance instance, List<Attribute> attributes);
}
