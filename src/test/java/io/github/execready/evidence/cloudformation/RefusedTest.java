// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedTest {

    private static final String SERVICE = """
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties: {EnableExecuteCommand: true}
            """;

    private static List<String> refused(String template) {
        PlannedInput input = Translated.template(template).input();
        assertThat(input.unjudged()).allMatch(gap -> gap.reason() == Gap.Reason.REFUSED);
        return input.unjudged().stream()
                .map(gap -> gap.source() + " " + gap.detail() + " @"
                        + gap.location().map(Location::line).orElse(0))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Properties: {TopicName: !Ref Lost} | Lost is neither a parameter nor a resource",
                "Properties: {TopicName: !GetAtt Lost.Arn} | Lost is neither a parameter nor a resource",
                "Properties: {TopicName: {'Fn::GetAtt': [Lost, Outputs.Name]}} | Lost is neither a parameter nor a resource",
                "Properties: {TopicName: !Sub '${Service.Name}-${Lost.Arn}'} | Lost is neither a parameter nor a resource",
                "Properties: {TopicName: !Sub ['${A}${Lost}', {A: !Ref Gone}]} | Lost, Gone are neither a parameter nor a resource",
                "Properties: {TopicName: !If [On, !Ref Lost, a]} | Lost is neither a parameter nor a resource",
                "Properties: {Tags: [{Key: k, Value: !Join [a, [!Ref Lost]]}]} | Lost is neither a parameter nor a resource",
                "DependsOn: [Service, Lost] | Lost is neither a parameter nor a resource",
                "DependsOn: Stage | Stage is a parameter and no resource",
                "Properties: {TopicName: !GetAtt Stage.Arn} | Stage is a parameter and no resource",
                "Properties: {TopicName: !Sub '${Stage}${Stage.Name}'} | Stage is a parameter and no resource",
                "Condition: Lost | Lost is no condition",
                "Properties: {TopicName: !If [Lost, a, b]} | Lost is no condition",
                "Properties: {TopicName: !FindInMap [Lost, a, b]} | Lost is no mapping"
            })
    void aNameThatNothingHasIsSaidWithItsLine(String topic, String said) {
        assertThat(refused(SERVICE + """
                          Topic:
                            Type: AWS::SNS::Topic
                            %s
                        Conditions: {On: !Equals [!Ref 'AWS::Region', eu-west-1]}
                        Parameters: {Stage: {Type: String}}
                        """.formatted(topic)))
                .containsExactly(said + " of template.yaml, so that CloudFormation refuses the template @7");
    }

    @Test
    void outputsAndConditionsNameThingsTheSameWay() {
        assertThat(refused(SERVICE + """
                        Conditions: {On: !Or [!Condition Off, !Equals [!Ref Stage, prod]]}
                        Outputs:
                          Id: {Value: !Ref Lost, Condition: Never, Export: {Name: !Sub '${Gone}-id'}}
                        """))
                .containsExactly(
                        "Stage, Lost, Gone are neither a parameter nor a resource of template.yaml, so that "
                                + "CloudFormation refuses the template @5",
                        "Off, Never are no condition of template.yaml, so that CloudFormation refuses the template @5");
    }

    @Test
    void whatCloudFormationItselfOrATransformKnowsIsNoneOfIt() {
        assertThat(refused("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n" + SERVICE + """
                          Job: {Type: 'AWS::Serverless::Function', Properties: {Events: {A: {Properties: {RestApiId: !Ref Api}}}}}
                          Api: {Type: 'AWS::Serverless::Api', Properties: {DefinitionBody: !GetAtt Job.Arn}}
                          Topic:
                            Type: AWS::SNS::Topic
                            Properties:
                              TopicName: !Sub ['${AWS::StackName} ${!Lost} ${Given}', {Given: !Ref 'AWS::NoValue'}]
                              Roles: [!GetAtt JobRole.Arn, !Ref Job.Version, !Ref ServerlessRestApi]
                              Numbers: !FindInMap [Lost, a, b, {DefaultValue: c}]
                              Statement: {Condition: Lost, Ref: Lost}
                              Name: !Ref '{{ name }}'
                        """))
                .isEmpty();
        assertThat(refused(SERVICE + """
                          Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !GetAtt ServiceRole.Arn}}
                        """)).hasSize(1);
    }

    @Test
    void whatAProgramMakesFirstMayHaveAnyName() {
        String topic = "  Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Lost}}\n";

        for (String transform : List.of(
                "Transform: Ours\n" + SERVICE,
                "Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/x.yaml'}}\n" + SERVICE,
                SERVICE + "  Fn::ForEach::Roles: [Name, !Ref Names, {'${Name}': {Type: 'AWS::IAM::Role'}}]\n",
                SERVICE + "  Fn::Transform: {Name: AWS::Include}\n")) {
            assertThat(Translated.template(transform + topic).input().unjudged())
                    .isNotEmpty()
                    .noneMatch(gap -> gap.reason() == Gap.Reason.REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Properties: {SecurityGroupIngress: [{SourceSecurityGroupId: !Ref A}]} | | A waits for itself @4",
                "Properties: {VpcId: !Ref B} | DependsOn: A | A, B wait for each other in a circle @4",
                "DependsOn: B | Properties: {Name: !Sub '${A.Arn}'} | A, B wait for each other in a circle @4",
                "Condition: On, DependsOn: B | Condition: On, DependsOn: A | A, B wait for each other in a circle @4"
            })
    void resourcesThatWaitForEachOtherAreSaid(String a, String b, String said) {
        assertThat(refused(circle(a, b)))
                .containsExactly(said.replace(" @", ", so that CloudFormation refuses the template @"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DependsOn: [B, C] | DependsOn: C",
                "Properties: {VpcId: !If [On, !Ref B, a]} | DependsOn: A",
                "Condition: On, DependsOn: B | Condition: Off, DependsOn: A",
                "DependsOn: B | Condition: On, DependsOn: A",
                "Properties: {Name: A} | DependsOn: A",
                "Metadata: {Own: !Ref A} | DependsOn: A"
            })
    void whatNeedNotWaitIsInNoCircle(String a, String b) {
        assertThat(refused(circle(a, b))).isEmpty();
    }

    private static String circle(String a, String b) {
        return """
                Conditions: {On: !Equals [!Ref 'AWS::Region', a], Off: !Not [!Condition On]}
                Resources:
                  Before: {Type: 'AWS::SNS::Topic', DependsOn: A}
                  A: {Type: 'AWS::EC2::SecurityGroup', %s}
                  B: {Type: 'AWS::EC2::SecurityGroup'%s}
                  C: {Type: 'AWS::SNS::Topic'}
                """.formatted(a, b == null ? "" : ", " + b);
    }

    @Test
    void aChainOfAThousandTurnedRoundEnds() {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 20_000; i++) {
            template.append("  R%d: {Type: 'AWS::SNS::Topic', DependsOn: R%d}\n".formatted(i, (i + 1) % 20_000));
        }

        assertThat(refused(template.toString()))
                .containsExactly(
                        "R0, R1, R2, R3 and 19996 more wait for each other in a circle, so that CloudFormation "
                                + "refuses the template @2");
    }
}
