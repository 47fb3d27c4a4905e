// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    @Test
    void aLiteralKeepsItsPlaceAndAReferenceItsTarget() {
        PlannedInput input =
                Templates.read("service.yaml", List.of(new TemplateFile("service.yaml", """
                        Resources:
                          Service:
                            Type: AWS::ECS::Service
                            Properties:
                              EnableExecuteCommand: true
                              TaskDefinition: !Ref Task
                        """)), DeploymentValues.NONE);

        assertThat(input.resources()).singleElement().satisfies(service -> {
            assertThat(service.type()).isEqualTo("AWS::ECS::Service");
            assertThat(service.address()).isEqualTo("Service");
            assertThat(service.location()).isEqualTo(new Location("service.yaml", 3, 5));
            assertThat(service.properties().members().get("EnableExecuteCommand"))
                    .isEqualTo(new Value.Scalar("true", new Location("service.yaml", 5, 7)));
        });
    }
}
