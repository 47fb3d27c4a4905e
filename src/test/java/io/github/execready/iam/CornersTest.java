// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static io.github.execready.iam.Account.SESSION;
import static io.github.execready.iam.Account.SESSION_ARN;
import static io.github.execready.iam.Account.allowAll;
import static io.github.execready.iam.Account.decide;
import static io.github.execready.iam.Account.identity;
import static io.github.execready.iam.Account.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where other evaluators differ from what AWS documents, one test for each. */
class CornersTest {

    private static final String BUCKET = "arn:aws:s3:::b/k";

    @Test
    void aMaskOfNoBitsHoldsEveryIpv4AddressBecauseNothingIsLeftToCompare() {
        assertThat(holds("IpAddress", "aws:SourceIp", "203.0.113.9", "0.0.0.0/0"))
                .isEqualTo("yes");
    }

    @Test
    void anIpv6AddressIsTheSameHoweverItIsWrittenBecauseAddressesAreNoTexts() {
        assertThat(holds("IpAddress", "aws:SourceIp", "2001:db8::1", "2001:0db8:0:0:0:0:0:1"))
                .isEqualTo("yes");
    }

    @Test
    void anIpv6SourceIsNoIpv4AddressWithOrWithoutAMask() {
        assertThat(holds("NotIpAddress", "aws:SourceIp", "2001:db8::1", "203.0.113.9"))
                .isEqualTo("yes");
        assertThat(holds("NotIpAddress", "aws:SourceIp", "2001:db8::1", "203.0.113.9/32"))
                .isEqualTo("yes");
    }

    @Test
    void secondsAndIsoDatesAreOneTimeLine() {
        assertThat(holds("DateLessThan", "aws:CurrentTime", "1706659199", "2024-01-31T00:00:00Z"))
                .isEqualTo("yes");
        assertThat(holds("DateGreaterThan", "aws:CurrentTime", "2024-01-31T00:00:01Z", "1706659200"))
                .isEqualTo("yes");
    }

    @Test
    void aNegatedOperatorMatchesAgainstAVariableWithoutValueBecauseInvertedOperatorsMatchNull() {
        assertThat(holds("StringNotEquals", "s3:prefix", "x", "${aws:username}"))
                .isEqualTo("yes");
    }

    @Test
    void notResourceWithAVariableWithoutValueAppliesBecauseTheEntryMatchesNothing() {
        String denies = "{'Effect': 'Deny', 'Action': '*', 'NotResource': 'arn:aws:s3:::b/${aws:username}'}";
        assertThat(decide(get(BUCKET), PolicyLayers.NONE.withIdentity(identity(allowAll(), denies))))
                .isEqualTo("ExplicitlyDenied");
    }

    @Test
    void escapesAreReadWhereverVariablesAre() {
        assertThat(holds("StringEquals", "s3:prefix", "a*", "a${*}")).isEqualTo("yes");
        assertThat(holds("StringNotEquals", "s3:prefix", "?$", "${?}${$}")).isEqualTo("no");
    }

    @Test
    void variablesAreLiteralTextBeforeVersion2012BecauseTheOlderLanguageHasNone() {
        for (String version : List.of("", "'Version': '2008-10-17', ")) {
            Policy policy = Account.parse(PolicyKind.IDENTITY, "{" + version + """
                    'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*',
                                  'Condition': {'StringEquals': {'aws:username': '${aws:username}'}}}}""");
            Context ann = Context.complete().known("aws:username", "ann").build();
            Request request = Request.of(SESSION, "s3:GetObject", BUCKET, ann);
            assertThat(decide(request, PolicyLayers.NONE.withIdentity(PolicySet.of(policy))))
                    .isEqualTo("ImplicitlyDenied");
        }
    }

    @Test
    void aSessionPolicyDoesNotLimitWhatIsGrantedToTheSessionItself() {
        PolicySet grants = resource(allowAll("{'AWS': '" + SESSION_ARN + "'}"));
        assertThat(decide(
                        get(BUCKET),
                        PolicyLayers.NONE.withSession(PolicySet.EMPTY).withResource(grants)))
                .isEqualTo("Allowed");
    }

    @Test
    void anyEncryptionContextIsAKeyBecauseCallersChooseItsNames() {
        assertThat(holds("StringEquals", "kms:EncryptionContext:aws:ssm:SessionId", "s", "s"))
                .isEqualTo("yes");
        PolicySet allows = identity("""
                {'Effect': 'Allow', 'Action': 'ecs:*', 'Resource': '*',
                 'Condition': {'StringEquals': {'vendor:KeyNobodyListed': 'x'}}}""");
        Context context =
                Context.complete().known("vendor:keynobodylisted", "x").build();
        assertThat(decide(
                        Request.of(SESSION, "ecs:ExecuteCommand", "*", context),
                        PolicyLayers.NONE.withIdentity(allows)))
                .isEqualTo("Allowed");
    }

    @Test
    void aPrincipalInAnEndpointsPolicyRestricts() {
        PolicySet others = resource(allowAll("{'AWS': '444455556666'}"));
        assertThat(decide(
                        get(BUCKET),
                        PolicyLayers.NONE.withIdentity(identity(allowAll())).withEndpoint(others)))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void aStarInTheRequestsResourceIsACharacterBecauseOnlyPoliciesHavePatterns() {
        PolicySet one = identity("{'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:::b/k'}");
        assertThat(decide(get("arn:aws:s3:::b/*"), PolicyLayers.NONE.withIdentity(one)))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void anActionWithoutResourcesIsGrantedOnTheArnThatAwsShowsInItsErrors() {
        PolicySet arn =
                identity("{'Effect': 'Allow', 'Action': 'logs:DescribeLogGroups', 'Resource': 'arn:aws:logs:*:*:*'}");
        Request live = Request.of(
                SESSION,
                "logs:DescribeLogGroups",
                "arn:aws:logs:eu-west-1:111122223333:log-group::log-stream:",
                Context.complete().build());
        assertThat(decide(live, PolicyLayers.NONE.withIdentity(arn))).isEqualTo("Allowed");
        assertThat(decide(live.on("*"), PolicyLayers.NONE.withIdentity(arn))).isEqualTo("ImplicitlyDenied");
    }

    private static Request get(String resource) {
        return Request.of(SESSION, "s3:GetObject", resource, Context.complete().build());
    }

    private static String holds(String operator, String key, String actual, String value) {
        Context context = Context.complete().known(key, actual).build();
        return ConditionTest.said(ConditionTest.condition(operator, key, PolicyVersion.V2012_10_17, value)
                .holds(context));
    }
}
