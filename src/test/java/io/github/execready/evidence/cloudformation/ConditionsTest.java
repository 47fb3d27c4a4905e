// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final String TEMPLATE = """
            Parameters:
              Exec: {Type: String, Default: 'false'}
              Stage: {Type: String, AllowedValues: [dev, prod]}
              Flag: {Type: String, AllowedValues: ['yes', 'no', 'perhaps']}
            Conditions:
              HasExec: !Equals [!Ref Exec, 'true']
              SameExec: !Equals ['true', !Ref Exec]
              Alias: !Condition HasExec
              NoExec: !Not [!Condition HasExec]
              Prod: !Equals [!Ref Stage, prod]
              Dev: !Equals [!Ref Stage, dev]
              Test: !Equals [!Ref Stage, test]
              Both: !And [!Condition HasExec, !Condition Prod]
              Either: !Or [!Condition HasExec, !Condition Prod]
              Always: !Equals [a, a]
              Never: !Not [!Condition Always]
              AndAlways: !And [!Condition HasExec, !Condition Always]
              OrNever: !Or [!Condition Never, !Condition HasExec]
              OrAlways: !Or [!Condition HasExec, !Condition Always]
              AndNever: !And [!Condition HasExec, !Condition Never]
              Round: !Not [!Condition About]
              About: !Not [!Condition Round]
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties:
                  Value: !If [%s, a, b]
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HasExec | <HasExec ? a : b>",
                "SameExec | <HasExec ? a : b>",
                "Alias | <HasExec ? a : b>",
                "NoExec | <HasExec ? b : a>",
                "Prod | <Prod ? a : b>",
                "Dev | <Prod ? b : a>",
                "Test | b",
                "Both | <Both ? a : b>",
                "Either | <Either ? a : b>",
                "Always | a",
                "Never | b",
                "AndAlways | <HasExec ? a : b>",
                "OrNever | <HasExec ? a : b>",
                "OrAlways | a",
                "AndNever | b",
                "Unheard | <Unheard ? a : b>",
            })
    void anOpenConditionIsAChoiceUnderOneName(String condition, String expected) {
        assertThat(Translated.template(TEMPLATE.formatted(condition)).shown("Service", "Value"))
                .isEqualTo(expected);
    }

    @Test
    void conditionsThatGoRoundInCirclesStayOpen() {
        assertThat(Translated.template(TEMPLATE.formatted("Round")).shown("Service", "Value"))
                .startsWith("<");
    }

    @ParameterizedTest
    @CsvSource({"true, prod, Both, a", "true, dev, Both, b", "false, dev, Either, b", "false, prod, Either, a"})
    void aKnownParameterDecides(String exec, String stage, String condition, String expected) {
        assertThat(Translated.template(TEMPLATE.formatted(condition), Map.of("Exec", exec, "Stage", stage))
                        .shown("Service", "Value"))
                .isEqualTo(expected);
    }

    @Test
    void anAssumedDefaultDecidesAndIsNamed() {
        DeploymentValues values = new DeploymentValues(Map.of(), Optional.empty(), Optional.empty(), true);

        assertThat(Translated.of(values, new TemplateFile("t.yaml", TEMPLATE.formatted("HasExec")))
                        .shown("Service", "Value"))
                .isEqualTo("b assuming the default of parameter Exec");
    }

    @Test
    void withinABranchItsConditionIsKnown() {
        assertThat(Translated.template(TEMPLATE.formatted("HasExec")
                                .replace("a, b]", "[!If [HasExec, c, d], !If [NoExec, e, f]], !If [HasExec, g, h]]"))
                        .shown("Service", "Value"))
                .isEqualTo("<HasExec ? [c, f] : h>");
    }

    @Test
    void whatHoldsTogetherHoldsByItself() {
        assertThat(Translated.template(TEMPLATE.formatted("Both")
                                .replace("a, b]", "[!If [HasExec, c, d], !If [Dev, e, f]], !If [HasExec, g, h]]"))
                        .shown("Service", "Value"))
                .isEqualTo("<Both ? [c, f] : <HasExec ? g : h>>");
    }

    @Test
    void aResourceNamesTheConditionThatItExistsOn() {
        Translated translated = Translated.template(TEMPLATE.formatted("HasExec") + """
                  One: {Type: AWS::IAM::Role, Condition: HasExec, Properties: {Path: !If [Alias, in, out]}}
                  Other: {Type: AWS::IAM::Role, Condition: NoExec}
                  Gone: {Type: AWS::IAM::Role, Condition: Never}
                  There: {Type: AWS::IAM::Role, Condition: Always}
                  Link: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Gone]}}
                """);

        assertThat(translated.resource("One").condition()).contains("HasExec");
        assertThat(translated.shown("One", "Path")).isEqualTo("in");
        assertThat(translated.resource("Other").condition()).contains("!HasExec");
        assertThat(translated.resource("There").condition()).isEmpty();
        assertThat(translated.input().resources())
                .noneMatch(resource -> resource.address().equals("Gone"));
        assertThat(translated.shown("Link", "Roles")).isEqualTo("[?Gone]");
    }

    @Test
    void whatIsNotSetInOneBranchIsSaid() {
        assertThat(Translated.template(TEMPLATE.formatted("HasExec").replace("a, b]", "a, !Ref AWS::NoValue]"))
                        .shown("Service", "Value"))
                .isEqualTo("<HasExec ? a : nothing>");
    }

    @Test
    void yesWithoutQuotesMayBeTrue() {
        String template =
                TEMPLATE.formatted("Asked").replace("Conditions:", "Conditions:\n  Asked: !Equals [!Ref Flag, yes]");

        assertThat(Translated.template(template, Map.of("Flag", "true")).shown("Service", "Value"))
                .isEqualTo("<Asked ? a : b>");
        assertThat(Translated.template(template, Map.of("Flag", "perhaps")).shown("Service", "Value"))
                .isEqualTo("b");
    }

    @Test
    void whatIsOpenForTheSameReasonIsNotTheSame() {
        String template = TEMPLATE.formatted("Cpu")
                .replace("[dev, prod]", "[dev, prod, test]")
                .replace("a, b]", "[!If [Disk, c, d]], e]")
                .replace("Conditions:", """
                        Mappings:
                          Sizes:
                            dev: {cpu: '1', disk: '1'}
                            prod: {cpu: '1', disk: '2'}
                            test: {cpu: '2', disk: '1'}
                        Conditions:
                          Cpu: !Equals [!FindInMap [Sizes, !Ref Stage, cpu], '1']
                          Disk: !Equals [!FindInMap [Sizes, !Ref Stage, disk], '1']
                        """);

        assertThat(Translated.template(template).shown("Service", "Value")).isEqualTo("<Cpu ? [<Disk ? c : d>] : e>");
    }

    @Test
    void conditionsOfConditionsTakeNoTimeToSpeakOf() {
        StringBuilder conditions = new StringBuilder("Conditions:\n  C0: !Equals [!Ref Exec, x]\n");
        for (int i = 1; i <= 60; i++) {
            conditions.append(
                    "  C%d: !And [!Condition C%d, !Or [!Condition C%d, !Condition Prod]]%n".formatted(i, i - 1, i - 1));
        }

        assertThat(Translated.template(TEMPLATE.formatted("C60").replace("Conditions:\n", conditions))
                        .shown("Service", "Value"))
                .startsWith("<C60 ?");
    }
}
