// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnjudgedTest {

    private static final String SERVICE = """
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties: {EnableExecuteCommand: true}
            """;

    private static List<String> unjudged(PlannedInput input) {
        assertThat(input.unjudged()).allMatch(gap -> gap.reason() == Gap.Reason.NOT_JUDGED);
        assertThat(input.unjudged()).allMatch(gap -> gap.location().isPresent());
        return input.unjudged().stream().map(Gap::source).toList();
    }

    @Test
    void aMacroOverTheTemplateLeavesNothingToJudge() {
        for (String transform : List.of(
                "Transform: Ours", "Transform: [AWS::Serverless-2016-10-31, Ours]", "Transform: {Name: Ours}")) {
            PlannedInput input = Translated.template(transform + "\n" + SERVICE).input();

            assertThat(unjudged(input)).containsExactly("transform Ours");
            assertThat(input.resources()).isEmpty();
        }
    }

    @Test
    void awsOwnTransformsChangeNoResourceOfEcs() {
        PlannedInput input = Translated.template(
                        "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n" + SERVICE)
                .input();

        assertThat(input.unjudged()).isEmpty();
        assertThat(input.resources()).hasSize(1);
    }

    @Test
    void anIncludeAddsWhatNobodyKnowsYet() {
        PlannedInput input = Translated.template(
                        "Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/x.yaml'}}\n" + SERVICE)
                .input();

        assertThat(unjudged(input)).containsExactly("transform AWS::Include");
        assertThat(input.resources()).hasSize(1);
    }

    @Test
    void loopsModulesAndUntypedResourcesAreNamed() {
        PlannedInput input = Translated.template(SERVICE + """
                          Fn::ForEach::Services: [Name, [a, b], {'${Name}': {Type: AWS::ECS::Service}}]
                          Fn::Transform: {Name: Ours}
                          Team: {Type: 'Team::ECS::Service::MODULE'}
                          Odd: {Properties: {}}
                        """).input();

        assertThat(unjudged(input))
                .containsExactly("Fn::ForEach::Services", "transform Ours", "resource Team", "resource Odd");
        assertThat(input.resources()).extracting(Resource::address).containsExactly("Service");
    }

    @Test
    void aResourceThatAMacroFillsInIsLeftOutAndNamed() {
        PlannedInput input = Translated.template("""
                        Resources:
                          Service:
                            Type: AWS::ECS::Service
                            Properties:
                              EnableExecuteCommand: true
                              Fn::Transform: {Name: Ours}
                        """).input();

        assertThat(input.resources()).isEmpty();
        assertThat(unjudged(input)).containsExactly("transform Ours", "resource Service");
    }

    @Test
    void aPropertyThatAMacroOrLoopMakesIsOpen() {
        Translated translated = Translated.template("""
                Resources:
                  Service:
                    Type: AWS::ECS::Service
                    Properties:
                      EnableExecuteCommand: true
                      NetworkConfiguration: {Fn::Transform: {Name: Ours}, AwsvpcConfiguration: {}}
                      Tags: {Fn::ForEach::Tags: [Name, [a], {}]}
                """);

        assertThat(translated.shown("Service", "NetworkConfiguration")).isEqualTo("?transform Ours");
        assertThat(translated.shown("Service", "Tags")).isEqualTo("?Fn::ForEach::Tags");
        assertThat(unjudged(translated.input())).containsExactly("transform Ours", "Fn::ForEach::Tags");
    }
}
