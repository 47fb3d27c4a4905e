// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.model.Caller;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumptionsTest {

    private static final String SESSION_POLICY = "caller-session-policy";

    @Test
    void onlyARoleIsAssumedWithASessionPolicy() {
        assertThat(ids(fargateService())).contains(SESSION_POLICY);
        assertThat(ids(Edits.of(fargateService()).unknown("caller").target())).contains(SESSION_POLICY);
        assertThat(ids(Edits.of(fargateService())
                        .set("caller.kind", Caller.Kind.USER)
                        .target()))
                .doesNotContain(SESSION_POLICY);
    }

    @Test
    void filesThatATaskDoesNotHaveAreNoAssumption() {
        assertThat(ids(fargateService())).doesNotContain("environment-files");
        assertThat(ids(Edits.of(fargateService())
                        .set(
                                "taskDefinition.containerDefinitions[0].environmentFiles",
                                List.of("arn:aws:s3:::files/app.env"))
                        .target()))
                .contains("environment-files");
    }

    private static List<String> ids(ExecTarget target) {
        return Assumptions.of(Catalog.builtIn(), target).stream()
                .map(Assumption::id)
                .toList();
    }
}
