// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.client;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Version;
import java.util.List;
import java.util.Set;

/** The AWS CLI is there and knows {@code ecs execute-command}. */
public final class AwsCli implements Check {

    private static final Version V2 = Version.of("2");
    // The sub-command came with 1.19.28 and 2.1.31 (aws/containers-roadmap#187, #1050).
    private static final Version FIRST_V1 = Version.of("1.19.28");
    private static final Version FIRST_V2 = Version.of("2.1.31");
    // What the ECS Exec page asks for: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-run.html
    private static final Version DOCUMENTED_V1 = Version.of("1.22.3");
    private static final Version DOCUMENTED_V2 = Version.of("2.3.6");

    @Override
    public String id() {
        return "aws-cli";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.CLIENT_TOOLS);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Version> version = inputs.clientTools().flatMap(ClientTools::awsCli);
        Facts facts = Facts.none().and("version", version, "not installed");
        return InstalledTool.judge(
                "aws-cli",
                version,
                installed -> ofVersion(installed, facts),
                Outcome.fail("aws-cli-too-old/not-installed", facts));
    }

    private static Outcome ofVersion(Version version, Facts facts) {
        boolean v1 = version.isBefore(V2);
        if (version.isBefore(v1 ? FIRST_V1 : FIRST_V2)) {
            return Outcome.fail("aws-cli-too-old", facts);
        }
        if (version.isBefore(v1 ? DOCUMENTED_V1 : DOCUMENTED_V2)) {
            return Outcome.fail("aws-cli-too-old/below-documented", facts);
        }
        return Outcome.pass(facts);
    }
}
