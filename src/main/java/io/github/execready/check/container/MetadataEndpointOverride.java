// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The container leaves the variables alone through which ECS tells the exec agent where credentials and metadata are.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/tree/mainline/common/identity">The agent's identity</a>
 */
public final class MetadataEndpointOverride implements Check {

    private static final Set<String> SET_BY_ECS = Set.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "ECS_CONTAINER_METADATA_URI",
            "ECS_CONTAINER_METADATA_URI_V4");

    @Override
    public String id() {
        return "metadata-endpoint-override";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.defined(inputs, container -> outcome(container, inputs));
    }

    private static Outcome outcome(ContainerDefinition container, Inputs inputs) {
        Variables.Found found = Variables.of(inputs, container).named(SET_BY_ECS);
        return found.any()
                ? Outcome.fail("env-overrides-credential-or-metadata-endpoint", found.facts())
                : Gaps.orElse(Outcome.pass(Facts.none()), found.gaps());
    }
}
