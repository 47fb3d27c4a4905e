// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    void whatDeploysATemplateThatIsNotHereIsNamedWhetherOrNotAnybodyAsksItForAnything() {
        Translated translated = Translated.template(SERVICE + """
                          Addons: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: !Sub 's3://${AWS::Region}/a'}}
                          Redis: {Type: 'AWS::Serverless::Application', Properties: {Location: {ApplicationId: a}}}
                          Fleet: {Type: 'AWS::CloudFormation::StackSet', Properties: {TemplateURL: 's3://b/f.yaml'}}
                          Spare: {Type: 'AWS::CloudFormation::Stack', Condition: Never}
                        Conditions:
                          Never: !Equals [a, b]
                        """);

        assertThat(unjudged(translated.input())).containsExactly("Addons", "Redis", "Fleet");
    }

    @Test
    void whatRunsTasksOtherwiseThanAServiceIsNamedAndLeavesNothingElseOpen() {
        Translated translated = Translated.template("""
                Resources:
                  Role: {Type: 'AWS::IAM::Role'}
                  Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {TaskRoleArn: !GetAtt Role.Arn}}
                  Shop: {Type: 'AWS::ECS::ExpressGatewayService', Properties: {TaskRoleArn: !GetAtt Role.Arn}}
                  Agents: {Type: 'AWS::ECS::Daemon', Properties: {EnableExecuteCommand: true}}
                """);

        assertThat(unjudged(translated.input())).containsExactly("Shop", "Agents");
        assertThat(new PlannedEvidence(List.of(translated.input()), DeploymentValues.NONE, Instant.EPOCH).targets())
                .extracting(target -> target.taskRole().toOptional().map(UnjudgedTest::mayHoldMore))
                .containsExactly(Optional.of(false));
    }

    @Test
    void aStackWithoutItsTemplateMayAddToWhatItIsToldOfAndToNothingElse() {
        Translated translated = Translated.template("""
                Resources:
                  Told: {Type: 'AWS::IAM::Role'}
                  Untold: {Type: 'AWS::IAM::Role'}
                  Addons: {Type: 'AWS::CloudFormation::Stack', Properties: {Parameters: {Role: !Ref Told}}}
                  One: {Type: 'AWS::ECS::TaskDefinition', Properties: {TaskRoleArn: !GetAtt Told.Arn}}
                  Other: {Type: 'AWS::ECS::TaskDefinition', Properties: {TaskRoleArn: !GetAtt Untold.Arn}}
                """);

        assertThat(new PlannedEvidence(List.of(translated.input()), DeploymentValues.NONE, Instant.EPOCH).targets())
                .extracting(target -> target.taskRole().toOptional().map(UnjudgedTest::mayHoldMore))
                .containsExactly(Optional.of(true), Optional.of(false));
    }

    private static boolean mayHoldMore(Role role) {
        return role.inlinePolicies().toOptional().stream().flatMap(List::stream).anyMatch(Evidence::isUnknown);
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
        Translated translated = Translated.template("""
                Resources:
                  Service:
                    Type: AWS::ECS::Service
                    Properties:
                      EnableExecuteCommand: true
                      Fn::Transform: {Name: Ours}
                  Role:
                    Type: AWS::IAM::Role
                    Properties: {Path: !Ref Service}
                """);

        assertThat(translated.input().resources()).extracting(Resource::address).containsExactly("Role");
        assertThat(translated.shown("Role", "Path")).isEqualTo("?Service");
        assertThat(unjudged(translated.input())).containsExactly("transform Ours", "resource Service");
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
        assertThat(unjudged(translated.input()))
                .as("it makes nothing but what it stands in, which is open")
                .isEmpty();
    }
}
