// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

    private static final String WHOLE = """
            {
              "Version": "2012-10-17",
              "Id": "all of it",
              "Statement": [
                {
                  "Sid": "One",
                  "Effect": "Allow",
                  "Principal": {"AWS": ["111122223333", "arn:aws:iam::444455556666:root"], "Service": "ecs-tasks.amazonaws.com"},
                  "Action": ["kms:Decrypt", "kms:Generate*"],
                  "Resource": "*",
                  "Condition": {
                    "StringEquals": {"kms:ViaService": ["s3.eu-west-1.amazonaws.com"], "aws:PrincipalTag/Größe": "\\u00e9\\n"},
                    "Bool": {"aws:MultiFactorAuthPresent": true},
                    "NumericLessThan": {"aws:MultiFactorAuthAge": [300, 1.50, "2e1"]}
                  }
                },
                { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "*", "NotResource": ["*"] }
              ]
            }
            """;

    @Test
    void everythingOfADocumentIsThere() throws PolicyException {
        Policy policy = Policy.parse("key policy", PolicyKind.RESOURCE, WHOLE);
        assertThat(policy.name()).isEqualTo("key policy");
        assertThat(policy.id()).isEqualTo("all of it");
        assertThat(policy.version()).isEqualTo(PolicyVersion.V2012_10_17);
        Statement one = policy.statements().get(0);
        assertThat(one.label()).isEqualTo("statement One at 5:5");
        assertThat(one.effect()).isEqualTo(Effect.ALLOW);
        assertThat(one.principals().orElseThrow().named())
                .isEqualTo(Map.of(
                        "AWS", List.of("111122223333", "arn:aws:iam::444455556666:root"),
                        "Service", List.of("ecs-tasks.amazonaws.com")));
        assertThat(one.actions().patterns()).containsExactly("kms:Decrypt", "kms:Generate*");
        assertThat(one.resources().orElseThrow().patterns()).containsExactly("*");
        assertThat(one.conditions())
                .extracting(Condition::toString)
                .containsExactly(
                        "StringEquals kms:ViaService s3.eu-west-1.amazonaws.com",
                        "StringEquals aws:PrincipalTag/Größe é\n",
                        "Bool aws:MultiFactorAuthPresent true",
                        "NumericLessThan aws:MultiFactorAuthAge 300, 1.50, 2e1");
        Statement two = policy.statements().get(1);
        assertThat(two.label()).isEqualTo("statement at 17:5");
        assertThat(two.principals().orElseThrow().negated()).isTrue();
        assertThat(two.principals().orElseThrow().everyone()).isTrue();
        assertThat(two.actions().negated()).isTrue();
        assertThat(two.resources().orElseThrow().negated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Statement': []}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}}",
                "{'Version': '2008-10-17', 'Statement': [{'Effect': 'Deny', 'NotAction': 's3:*', 'NotResource': 'arn:aws:s3:::b'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {}}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': {}}}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': "
                        + "{'stringequalsIFEXISTS': {'a': 'b'}, 'StringEquals': {'a': 'b'}, 'ForAnyValue:stringEquals': {'a': 'b'}}}]}",
                "\t{ 'Statement' :\r\n [ ] } \n",
            })
    void everyLegalShapeIsRead(String document) throws PolicyException {
        Policy policy = Account.parse(PolicyKind.IDENTITY, document);
        Policy again = Policy.parse("p", PolicyKind.IDENTITY, policy.toJson());
        assertThat(again.toJson()).isEqualTo(policy.toJson());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'Statement': [], 'Statement': []} | 1:19: \"Statement\" is there twice",
                "{'Statement': [{'Effect': 'Allow', 'Effect': 'Deny', 'Action': '*', 'Resource': '*'}]} | 1:36: \"Effect\" is there twice",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': 'b'}, 'Bool': {'c': 'd'}}}]} | 1:101: \"Bool\" is there twice",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': 'b'}, 'bool': {'c': 'd'}}}]} | 1:101: \"bool\" is there twice, written in different case",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': 'b', 'a': 'c'}}}]} | 1:100: \"a\" is there twice",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': 'b', 'A': 'c'}}}]} | 1:100: \"A\" is there twice, written in different case",
                "{'Version': '2012-10-17'} | 1:1: a policy needs a Statement",
                "{'Version': '2012-10-18', 'Statement': []} | 1:13: Version is \"2012-10-18\", not 2012-10-17 or 2008-10-17",
                "{'Version': null, 'Statement': []} | 1:13: Version is null, not a text",
                "{'version': '2012-10-17', 'Statement': []} | 1:2: \"version\" is no element of a policy",
                "{'Statement': [], 'Id': {}} | 1:25: Id is an object, not a text",
                "{'Statement': '*'} | 1:15: a statement is a text, not an object",
                "{'Statement': [[]]} | 1:16: a statement is a list, not an object",
                "{'Statement': [null]} | 1:16: a statement is null, not an object",
                "[] | 1:1: a policy is a list, not an object",
                "17 | 1:1: a policy is a text, not an object",
                "true | 1:1: a policy is a text, not an object",
                "{'Statement': {'Effect': 'allow', 'Action': '*', 'Resource': '*'}} | 1:26: Effect is \"allow\", not Allow or Deny",
                "{'Statement': {'Effect': 1, 'Action': '*', 'Resource': '*'}} | 1:26: Effect is \"1\", not Allow or Deny",
                "{'Statement': {'Effect': null, 'Action': '*', 'Resource': '*'}} | 1:26: Effect is null, not a text",
                "{'Statement': {'Action': '*', 'Resource': '*'}} | 1:15: a statement needs an Effect",
                "{'Statement': {'Effect': 'Allow', 'Resource': '*'}} | 1:15: a statement needs Action or NotAction",
                "{'Statement': {'Effect': 'Allow', 'Action': '*'}} | 1:15: a statement needs Resource or NotResource",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'NotAction': 's3:*', 'Resource': '*'}} | 1:50: a statement has Action or NotAction, not both",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'NotResource': '*'}} | 1:67: a statement has Resource or NotResource, not both",
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*'}} | 1:35: Principal may not stand in a policy of this kind",
                "{'Statement': {'Effect': 'Allow', 'Actions': '*', 'Resource': '*'}} | 1:35: \"Actions\" is no element of a statement",
                "{'Statement': {'Effect': 'Allow', 'Action': [], 'Resource': '*'}} | 1:45: Action is empty",
                "{'Statement': {'Effect': 'Allow', 'Action': ['s3:*', 'ecs'], 'Resource': '*'}} | 1:54: \"ecs\" is no action such as ecs:ExecuteCommand",
                "{'Statement': {'Effect': 'Allow', 'Action': ['s3:*', null], 'Resource': '*'}} | 1:54: Action is null, not a text",
                "{'Statement': {'Effect': 'Allow', 'Action': [['s3:*']], 'Resource': '*'}} | 1:46: Action is a list, not a text",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': []}} | 1:62: Resource is empty",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': {'a': 'b'}}} | 1:62: Resource is an object, not a text",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': []}} | 1:80: Condition is a list, not an object",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': 'x'}}} | 1:89: \"Bool\" is a text, not an object",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'k': []}}}} | 1:95: \"k\" is empty",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'k': ['true', null]}}}} | 1:104: \"k\" is null, not a text",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringEqual': {}}}} | 1:81: \"StringEqual\" is no condition operator",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'NullIfExists': {}}}} | 1:81: \"NullIfExists\" is no condition operator",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'ForAnyValue:Null': {}}}} | 1:81: \"ForAnyValue:Null\" is no condition operator",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'ForSomeValue:Bool': {}}}} | 1:81: \"ForSomeValue:Bool\" is no condition operator",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'IfExists': {}}}} | 1:81: \"IfExists\" is no condition operator",
                "{'Statement': []} {} | 1:19: there is more after the document",
                "{'Statement': []}, | 1:18: there is more after the document",
                "{'Statement': [],} | 1:18: not valid JSON",
                "{'Statement': [] // no comments | 1:19: not valid JSON",
                "{Statement: []} | 1:2: not valid JSON",
                "{'Statement': [tru]} | 1:19: not valid JSON",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Sid': 007}]} | 1:76: not valid JSON",
                "{'Statement': [{'Sid': 1e999999999, 'Action': '*', 'Resource': '*'}]} | 1:16: a statement needs an Effect",
                "%7B%22Statement%22%3A%5B%5D%7D | 1:1: not valid JSON",
            })
    void everythingElseIsRefusedAtItsPlace(String document, String located) {
        assertThat(refusal(PolicyKind.IDENTITY, document.replace('\'', '"')).located())
                .isEqualTo(located);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "RESOURCE | {'Effect': 'Allow', 'Action': '*', 'Resource': '*'} | 1:16: a statement needs Principal or NotPrincipal",
                "RESOURCE | {'Effect': 'Allow', 'Principal': '*', 'Action': '*'} | 1:16: a statement needs Resource or NotResource",
                "RESOURCE | {'Effect': 'Allow', 'Principal': 'all', 'Action': '*', 'Resource': '*'} | 1:49: Principal is a text other than \"*\"",
                "RESOURCE | {'Effect': 'Allow', 'Principal': ['*'], 'Action': '*', 'Resource': '*'} | 1:49: Principal is a list, not an object",
                "RESOURCE | {'Effect': 'Allow', 'Principal': {}, 'Action': '*', 'Resource': '*'} | 1:49: Principal is empty",
                "RESOURCE | {'Effect': 'Deny', 'NotPrincipal': {'AWS': []}, 'Action': '*', 'Resource': '*'} | 1:59: AWS is empty",
                "RESOURCE | {'Effect': 'Deny', 'Principal': {'aws': '*'}, 'Action': '*', 'Resource': '*'} | 1:49: \"aws\" is no element of Principal",
                "RESOURCE | {'Effect': 'Deny', 'Principal': '*', 'NotPrincipal': '*', 'Action': '*', 'Resource': '*'} | 1:53: a statement has Principal or NotPrincipal, not both",
                "TRUST | {'Effect': 'Allow', 'Action': 'sts:AssumeRole'} | 1:16: a statement needs Principal or NotPrincipal",
                "TRUST | {'Effect': 'Allow', 'Principal': '*', 'Action': 'sts:AssumeRole', 'Resource': '*'} | 1:82: Resource may not stand in a policy of this kind",
                "IDENTITY | {'Effect': 'Allow', 'NotPrincipal': '*', 'Action': '*', 'Resource': '*'} | 1:36: NotPrincipal may not stand in a policy of this kind",
            })
    void whatAStatementNeedsDependsOnWhereThePolicyStands(PolicyKind kind, String statement, String located) {
        String document = "{\"Statement\": [" + statement.replace('\'', '"') + "]}";
        assertThat(refusal(kind, document).located()).isEqualTo(located);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void placesAreCountedInLinesAndColumnsWhateverEndsThem(String end) throws PolicyException {
        String document = WHOLE.replace("\n", end).replace("  ", "\t");
        assertThat(Policy.parse("p", PolicyKind.RESOURCE, document).statements())
                .extracting(Statement::position)
                .containsExactly(new Position(5, 3), new Position(17, 3));
        assertThat(refusal(PolicyKind.RESOURCE, document.replace("\"NotAction\"", "\"Nothing\""))
                        .position())
                .isEqualTo(new Position(17, 44));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() {
        String document = "\uFEFF{\"Statement\": 1}";
        assertThat(refusal(PolicyKind.IDENTITY, document).position()).isEqualTo(new Position(1, 15));
    }

    @Test
    void numbersAndBooleansAreKeptAsTheyAreWritten() throws PolicyException {
        Policy policy = Account.parse(PolicyKind.IDENTITY, """
                {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'NumericEquals':
                    {'k': [0, -0, 1.50, 1E400, 123456789012345678901234567890, true]}}}}""");
        assertThat(policy.statements().get(0).conditions().get(0).values())
                .containsExactly("0", "-0", "1.50", "1E400", "123456789012345678901234567890", "true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"null | 2:8", "[null] | 2:9", "[0, null] | 2:12", "{} | 2:8", "[true, [] ] | 2:15"})
    void wordsAreFoundAtTheirFirstCharacter(String actions, String place) {
        String whole =
                "{\"Statement\": {\"Resource\": \"*\", \"Effect\": \"Allow\", \"Action\"\n     : " + actions + "}}";
        assertThat(refusal(PolicyKind.IDENTITY, whole).position()).hasToString(place);
    }

    @ParameterizedTest
    @EnumSource(PolicyKind.class)
    void aDocumentCutOffAnywhereIsRefused(PolicyKind kind) {
        String document = WHOLE.strip();
        for (int end = 0; end < document.length(); end++) {
            PolicyException refusal = refusal(kind, document.substring(0, end));
            assertThat(refusal).hasMessage("the document ends too early");
        }
    }

    @Test
    void whereADocumentEndsTooEarlyIsItsLastCharacter() {
        assertThat(refusal(PolicyKind.IDENTITY, "").located()).isEqualTo("1:1: the document ends too early");
        assertThat(refusal(PolicyKind.IDENTITY, "{\n \"Id\": \"a").located())
                .isEqualTo("2:9: the document ends too early");
    }

    @Test
    void deepDocumentsAreRefusedBeforeTheyExhaustTheStack() {
        assertThat(refusal(PolicyKind.IDENTITY, "[".repeat(100_000)).located())
                .isEqualTo("1:33: the document nests deeper than any policy");
        assertThat(refusal(PolicyKind.IDENTITY, "{\"a\":".repeat(100_000)).located())
                .isEqualTo("1:161: the document nests deeper than any policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a\\nb': 1}",
                "{'Version': '\\u001b[31m\\u202e\\u2028'}",
                "{'Statement': {'Effect': '\\ud800\\r\\n', 'Action': '*', 'Resource': '*'}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a\\nb': null}}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool\\n': null}}}",
            })
    void messagesStayOnOneLineWhateverTheDocumentHolds(String document) {
        assertThat(refusal(PolicyKind.IDENTITY, document.replace('\'', '"')).located())
                .matches("[\\x20-\\x7e]+");
    }

    @Test
    void messagesStayShortWhateverTheDocumentHolds() {
        String name = "x".repeat(10_000);
        assertThat(refusal(PolicyKind.IDENTITY, "{\"" + name + "\": 1}").getMessage())
                .hasSizeLessThan(120)
                .contains("…");
    }

    static PolicyException refusal(PolicyKind kind, String document) {
        return catchThrowableOfType(PolicyException.class, () -> Policy.parse("p", kind, document));
    }
}
