// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionCaseTest {

    private static final String REQUEST = "'request': {'action': 'kms:Decrypt', 'resource': "
            + "'arn:aws:kms:eu-west-1:111122223333:key/k', 'principal': '" + Account.SESSION_ARN + "'}";
    private static final String ALL = "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}}";
    private static final String KEY_POLICY =
            "{'Statement': {'Effect': 'Allow', 'Principal': {'AWS': '111122223333'}, 'Action': '*', 'Resource': '*'}}";

    @Test
    void everyLayerIsRead() throws PolicyException {
        DecisionCase all = parse("{'id': 'c1', " + REQUEST + ", 'identityPolicies': [" + ALL + "], 'resourcePolicy': "
                + KEY_POLICY + ", 'permissionBoundaryPolicies': [" + ALL + "], 'sessionPolicies': " + ALL
                + ", 'scps': [[" + ALL + "], [" + ALL + "]], 'rcps': [[" + KEY_POLICY + "]], 'vpcEndpointPolicies': ["
                + KEY_POLICY + "], 'unknownKeys': ['a:B']}");
        assertThat(all.id()).isEqualTo("c1");
        assertThat(all.unknownKeys()).containsExactly("a:B");
        assertThat(all.layers().serviceControl()).hasSize(2);
        assertThat(all.layers().resourceControl()).hasSize(1);
        assertThat(PolicyEvaluator.decide(all.request(), all.layers()).isAllowed())
                .isTrue();
    }

    @Test
    void aPolicyThatIsNotUnderstoodCouldHoldAnything() throws PolicyException {
        DecisionCase unread = parse("{" + REQUEST + ", 'identityPolicies': [" + ALL + ", {'Statement': [{}]}]}");
        assertThat(unread.layers().identity().open())
                .hasSize(1)
                .allMatch(name -> name.startsWith("identityPolicies[1] (1:")
                        && name.endsWith(": a statement needs Action or NotAction)"));
        assertThat(PolicyEvaluator.decide(unread.request(), unread.layers().withResource(PolicySet.EMPTY)))
                .isInstanceOf(Decision.ImplicitlyDenied.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'Statement': [], 'Statement': []} | 1:42: \"Statement\" is there twice",
                "{'Statement': {'Effect': 'Deny', 'Effect': 'Allow', 'Action': '*', 'Resource': '*'}} | 1:57: \"Effect\" is there twice",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': {'a': 1, 'b': 2, 'a': 3, 'b': 4}}]} | 1:103: \"a\" is there twice",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'k': 'true', 'k': 'false'}}}} | 1:126: \"k\" is there twice",
            })
    void aMemberThatIsThereTwiceInAPolicyMakesOnlyThatPolicyOneThatCouldHoldAnything(String policy, String located)
            throws PolicyException {
        DecisionCase unread = parse("{'identityPolicies': [ " + policy + "," + ALL + "], 'resourcePolicy': "
                + KEY_POLICY + ", " + REQUEST + "}");

        assertThat(unread.layers().identity().open()).containsExactly("identityPolicies[0] (" + located + ")");
        assertThat(unread.layers().identity().policies()).hasSize(1);
        assertThat(PolicyEvaluator.decide(unread.request(), unread.layers())).isInstanceOf(Decision.Depends.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[] | 7:1: this is a list, not an object",
                "{} | 7:1: \"request\" is missing",
                "{'request': {}} | 7:13: \"action\" is missing",
                "{'request': {}, 'request': {}} | 7:17: \"request\" is there twice",
                "{'request': {'action': 'a:b', 'action': 'c:d'}} | 7:31: \"action\" is there twice",
                "{'request': {'action': 'a:b', 'resource': '*', 'principal': 'a.b', 'context': {'k': '1', 'k': '2'}}} | 7:90: \"k\" is there twice",
                "{'request': {'action': 'a:b', 'resource': '*', 'principal': 'a.b', 'context': {'k': {'l': '1', 'l': '2'}}}} | 7:96: \"l\" is there twice",
                "{'request': {'action': []}} | 7:24: action is a list, not a text",
                "{'request': {'action': ['a:b', 'c:d']}} | 7:24: action is a list, not a text",
                "{'request': {'action': 'a:b', 'resource': '*', 'principal': 'nobody'}} | 7:13: \"nobody\" is no ARN of somebody and no name of a service",
                "{'request': {'action': 'a:b', 'resource': '*', 'principal': 'a.b', 'context': {'k': [null]}}} | 7:86: \"k\" is null, not a text",
                "{'request': {'action': 'a:b', 'resource': '*', 'principal': 'a.b', 'context': []}} | 7:79: this is a list, not an object",
            })
    void whatIsNoCaseIsRefusedAtItsPlace(String text, String located) {
        PolicyException refusal =
                catchThrowableOfType(PolicyException.class, () -> DecisionCase.parse(text.replace('\'', '"'), 7));
        assertThat(refusal.located()).isEqualTo(located);
    }

    private static DecisionCase parse(String text) throws PolicyException {
        return DecisionCase.parse(text.replace('\'', '"'), 1);
    }
}
