// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

    private static final String HEAD = """
            Parameters:
              Open: {Type: String, Default: dev}
              Ids: {Type: 'List<AWS::EC2::Subnet::Id>'}
            Mappings:
              Sizes:
                eu: {cpu: '256', disk: '20'}
                us: {cpu: '512', disk: '20'}
            Resources:
              Role:
                Type: AWS::IAM::Role
              Net:
                Type: AWS::EC2::VPC
                Properties: {CidrBlock: 10.0.0.0/16}
              Service:
                Type: AWS::ECS::Service
                Properties:
                  Value: %s
            """;

    private static String value(String expression) {
        return Translated.template(HEAD.formatted(expression)).shown("Service", "Value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Role | @Role.Ref",
                "{Ref: Role} | @Role.Ref",
                "!GetAtt Role.Arn | @Role.Arn",
                "!GetAtt [Role, Arn] | @Role.Arn",
                "{'Fn::GetAtt': [Role, Arn]} | @Role.Arn",
                "{'Fn::GetAtt': Role.Arn} | @Role.Arn",
                "!GetAtt Net.CidrBlock | 10.0.0.0/16",
                "!Ref Open | ?parameter Open",
                "!Ref AWS::Region | ?AWS::Region",
                "!Sub 'plain' | plain",
                "!Sub '${Role}' | @Role.Ref",
                "!Sub '${Role.Arn}' | @Role.Arn",
                "!Sub 'a-${Role}-b' | (a-+@Role.Ref+-b)",
                "!Sub 'a-${!Role}-b' | a-${Role}-b",
                "!Sub ['${A}-${Role.Arn}', {A: x}] | (x-+@Role.Arn)",
                "!Sub ['${A}-${B}', {A: x, B: !Sub 'y'}] | x-y",
                "!Join ['-', [a, b, c]] | a-b-c",
                "!Join ['', [a, !Ref Role, b, c]] | (a+@Role.Ref+bc)",
                "!Join [',', !Ref Ids] | ?parameter Ids as one text",
                "!Split [',', 'a,b,c'] | [a, b, c]",
                "!Split [',', !Join [',', [!Ref Role, !GetAtt Role.Arn]]] | [@Role.Ref, @Role.Arn]",
                "!Split [',', {'Fn::ImportValue': !Sub '${Open}-ids'}] | ?Fn::ImportValue ${Open}-ids",
                "!Select [1, [a, b]] | b",
                "!Select ['1', !Split ['/', 'a/b']] | b",
                "!Select [2, [a, b]] | ?Fn::Select",
                "!Select [0, !GetAZs ''] | ?item 0 of Fn::GetAZs",
                "!Select [0, !Ref Ids] | ?item 0 of parameter Ids",
                "!FindInMap [Sizes, eu, cpu] | 256",
                "!FindInMap [Sizes, !Ref Open, cpu] | ?Fn::FindInMap by parameter Open",
                "!FindInMap [Sizes, !Ref Open, disk] | 20",
                "!FindInMap [Sizes, asia, cpu] | ?Fn::FindInMap",
                "!FindInMap [Sizes, asia, cpu, {DefaultValue: 512}] | 512",
                "!FindInMap [Sizes, eu, cpu, {DefaultValue: 512}] | 256",
                "!FindInMap [Sizes, asia, cpu, {DefaultValue: !Ref Role}] | @Role.Ref",
                "!FindInMap [None, asia, cpu, {DefaultValue: 512}] | 512",
                "!FindInMap [Sizes, !Ref Open, disk, {DefaultValue: 20}] | 20",
                "!FindInMap [Sizes, !Ref Open, disk, {DefaultValue: 30}] | ?Fn::FindInMap by parameter Open",
                "!Select [0, !Split ['-', !Ref AWS::Region]] | ?item 0 of AWS::Region",
                "!Cidr [!GetAtt Net.CidrBlock, 3, 8] | [10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24]",
                "!Select [1, !Cidr [10.1.0.0/16, 2, 4]] | 10.1.0.16/28",
                "!Cidr ['2001:db8::/32', 2, 64] | ?Fn::Cidr",
                "!Base64 secret | ?Fn::Base64",
                "!ImportValue net-vpc | ?Fn::ImportValue net-vpc",
                "!Length [a, b] | 2",
                "!ToJsonString {a: b} | {a=b}",
                "!Frobnicate x | ?Fn::Frobnicate",
                "!Ref Nobody | ?Nobody",
                "!GetAtt Nobody.Arn | ?Nobody",
                "!Join nonsense | ?Fn::Join",
                "!If [] | ?Fn::If",
                "{'Fn::Join': ['', [a]], Other: b} | ?Fn::Join",
                "'{{resolve:ssm:/roles/task}}' | ?{{resolve:ssm:/roles/task}}",
                "'a-{{resolve:ssm:/x}}-b' | (a-+?{{resolve:ssm:/x}}+-b)",
                "2012-10-17 | 2012-10-17",
                "on | on",
                "[a, !Ref AWS::NoValue, b] | [a, b]",
            })
    void everyFunctionInEveryForm(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @Test
    void whatIsKnownOfTheDeploymentIsUsed() {
        DeploymentValues values =
                new DeploymentValues(Map.of(), Optional.of("cn-north-1"), Optional.of("111122223333"), false);

        assertThat(Translated.of(
                                values,
                                new TemplateFile(
                                        "t.yaml",
                                        HEAD.formatted(
                                                "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:x/${AWS::Region}.${AWS::URLSuffix}'")))
                        .shown("Service", "Value"))
                .isEqualTo("arn:aws-cn:iam::111122223333:x/cn-north-1.amazonaws.com.cn");
    }

    @Test
    void aValueThatIsNotSetIsNoMember() {
        assertThat(Translated.template(HEAD.formatted("!Ref AWS::NoValue"))
                        .resource("Service")
                        .properties()
                        .members())
                .doesNotContainKey("Value");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "on, true",
        "True, true",
        "off, false",
        "'\"yes\"', yes",
        "'\"true\"', true",
        "maybe, maybe"
    })
    void truthValuesAreThoseOfYaml11WhereOnlyATruthValueCanStand(String written, String expected) {
        assertThat(Translated.template(HEAD.formatted("x") + "      EnableExecuteCommand: " + written + "\n")
                        .shown("Service", "EnableExecuteCommand"))
                .isEqualTo(expected);
    }
}
