// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import io.github.execready.model.VpcEndpoint;
import java.util.List;

/** Whether an endpoint's policy lets the requests of a task pass; whoever knows the requests answers. */
@FunctionalInterface
public interface EndpointPolicy {

    /** What the policy comes to for the requests. */
    PolicyAnswer of(VpcEndpoint endpoint);

    /** A policy's answer. */
    sealed interface PolicyAnswer {

        /** It lets the requests pass. */
        record Yes() implements PolicyAnswer {}

        /** It refuses them. */
        record No() implements PolicyAnswer {}

        /**
         * It hangs on something that is not known.
         *
         * @param gaps what is missing; never empty
         */
        record Unknown(List<Gap> gaps) implements PolicyAnswer {}
    }
}
