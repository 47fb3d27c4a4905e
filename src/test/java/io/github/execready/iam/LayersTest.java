// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static io.github.execready.iam.Account.OTHER;
import static io.github.execready.iam.Account.OWN;
import static io.github.execready.iam.Account.ROLE;
import static io.github.execready.iam.Account.ROOT;
import static io.github.execready.iam.Account.SESSION;
import static io.github.execready.iam.Account.SESSION_ARN;
import static io.github.execready.iam.Account.TASKS;
import static io.github.execready.iam.Account.USER;
import static io.github.execready.iam.Account.USER_ARN;
import static io.github.execready.iam.Account.allowAll;
import static io.github.execready.iam.Account.decide;
import static io.github.execready.iam.Account.denyAll;
import static io.github.execready.iam.Account.identity;
import static io.github.execready.iam.Account.resource;
import static io.github.execready.iam.Account.trust;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {

    private static final Context NOTHING = Context.complete().build();
    private static final String BUCKET = "arn:aws:s3:::logs";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final String FOREIGN_KEY = "arn:aws:kms:eu-west-1:444455556666:key/k";
    private static final PolicySet ALL = identity(allowAll());
    private static final PolicySet OTHERS = identity("{'Effect': 'Allow', 'Action': 'iam:*', 'Resource': '*'}");
    private static final PolicySet DENIES = identity("{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}");
    private static final PolicyLayers ADMINISTRATOR = PolicyLayers.NONE.withIdentity(ALL);

    private static Request put(Principal principal) {
        return Request.of(principal, "s3:PutObject", BUCKET + "/x", NOTHING).inAccount(OWN);
    }

    private static Request decrypt(Principal principal) {
        return Request.of(principal, "kms:Decrypt", KEY, NOTHING);
    }

    private static Request assume(Principal principal) {
        return Request.of(principal, "sts:AssumeRole", ROLE, NOTHING);
    }

    private static String aws(String value) {
        return "{'AWS': '" + value + "'}";
    }

    private static PolicySet trusts(String principal) {
        return trust("{'Effect': 'Allow', 'Principal': " + principal + ", 'Action': 'sts:AssumeRole'}");
    }

    @Test
    void nothingIsAllowedUnlessSomebodyAllowsIt() {
        assertThat(decide(put(SESSION), PolicyLayers.NONE)).isEqualTo("ImplicitlyDenied");
        assertThat(decide(put(SESSION), ADMINISTRATOR)).isEqualTo("Allowed");
    }

    @Test
    void everyLevelOfTheOrganizationAndEveryLimitHasToAllow() {
        assertThat(decide(put(SESSION), ADMINISTRATOR.andServiceControl(ALL).andServiceControl(ALL)))
                .isEqualTo("Allowed");
        assertThat(List.of(
                        ADMINISTRATOR.andServiceControl(ALL).andServiceControl(OTHERS),
                        ADMINISTRATOR.andServiceControl(PolicySet.EMPTY),
                        ADMINISTRATOR.andResourceControl(PolicySet.EMPTY),
                        ADMINISTRATOR.withBoundary(OTHERS),
                        ADMINISTRATOR.withSession(OTHERS),
                        ADMINISTRATOR.withEndpoint(resource())))
                .extracting(layers -> decide(put(SESSION), layers))
                .containsOnly("ImplicitlyDenied");
    }

    @Test
    void aStatementThatDeniesWinsInEveryLayer() {
        PolicySet denies = resource(denyAll("'*'"));
        assertThat(List.of(
                        ADMINISTRATOR.withIdentity(ALL.and(DENIES)),
                        ADMINISTRATOR.withBoundary(ALL.and(DENIES)),
                        ADMINISTRATOR.withSession(ALL.and(DENIES)),
                        ADMINISTRATOR.andServiceControl(ALL).andServiceControl(ALL.and(DENIES)),
                        ADMINISTRATOR.andResourceControl(resource(allowAll("'*'"), denyAll("'*'"))),
                        ADMINISTRATOR.withResource(denies),
                        ADMINISTRATOR.withEndpoint(denies)))
                .extracting(layers -> decide(put(SESSION), layers))
                .containsOnly("ExplicitlyDenied");
    }

    @Test
    void aResourcePolicyAloneGrantsWithinTheAccount() {
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withResource(resource(allowAll(aws(ROLE))))))
                .isEqualTo("Allowed");
        assertThat(decide(put(USER), PolicyLayers.NONE.withResource(resource(allowAll(aws(USER_ARN))))))
                .isEqualTo("Allowed");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withResource(resource(allowAll("'*'")))))
                .isEqualTo("Allowed");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withResource(resource(allowAll(aws(OWN))))))
                .as("the account delegates to its own policies")
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void boundaryAndSessionPolicyLimitWhatIsGrantedToTheRoleButNotToTheSessionItself() {
        for (PolicyLayers limited :
                List.of(PolicyLayers.NONE.withBoundary(OTHERS), PolicyLayers.NONE.withSession(OTHERS))) {
            assertThat(decide(put(SESSION), limited.withResource(resource(allowAll(aws(ROLE))))))
                    .isEqualTo("ImplicitlyDenied");
            assertThat(decide(put(SESSION), limited.withResource(resource(allowAll(aws(SESSION_ARN))))))
                    .isEqualTo("Allowed");
        }
        assertThat(decide(
                        put(USER),
                        PolicyLayers.NONE.withBoundary(OTHERS).withResource(resource(allowAll(aws(USER_ARN))))))
                .isEqualTo("Allowed");
    }

    @Test
    void everybodyButSomeIsGrantedNoMoreThanEverybody() {
        PolicySet others = resource(
                "{'Effect': 'Allow', 'NotPrincipal': {'AWS': '" + OTHER + "'}, 'Action': '*', 'Resource': '*'}");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withResource(others))).isEqualTo("Allowed");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withBoundary(OTHERS).withResource(others)))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void aKeyIsUsedOnlyAsItsOwnPolicyAllows() {
        assertThat(decide(decrypt(SESSION), ADMINISTRATOR)).isEqualTo("ImplicitlyDenied");
        assertThat(decide(decrypt(SESSION), ADMINISTRATOR.withResource(resource(allowAll(aws(OWN))))))
                .isEqualTo("Allowed");
        assertThat(decide(decrypt(SESSION), PolicyLayers.NONE.withResource(resource(allowAll(aws(OWN))))))
                .isEqualTo("ImplicitlyDenied");
        assertThat(decide(decrypt(SESSION), PolicyLayers.NONE.withResource(resource(allowAll(aws(ROLE))))))
                .isEqualTo("Allowed");
        assertThat(decide(Request.of(SESSION, "kms:ListKeys", "*", NOTHING), ADMINISTRATOR))
                .as("is about no key")
                .isEqualTo("Allowed");
    }

    @Test
    void aRoleIsAssumedOnlyAsItsTrustPolicyAllows() {
        assertThat(decide(assume(USER), ADMINISTRATOR)).isEqualTo("ImplicitlyDenied");
        assertThat(decide(assume(USER), ADMINISTRATOR.withResource(trusts(aws(OWN)))))
                .isEqualTo("Allowed");
        assertThat(decide(assume(USER), PolicyLayers.NONE.withResource(trusts(aws(OWN)))))
                .isEqualTo("ImplicitlyDenied");
        assertThat(decide(assume(USER), PolicyLayers.NONE.withResource(trusts(aws(USER_ARN)))))
                .isEqualTo("Allowed");
        assertThat(decide(
                        assume(TASKS),
                        PolicyLayers.NONE.withResource(trusts("{'Service': 'ecs-tasks.amazonaws.com'}"))))
                .isEqualTo("Allowed");
        assertThat(decide(assume(TASKS), PolicyLayers.NONE.withResource(trusts("{'Service': 'ecs.amazonaws.com'}"))))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void acrossAccountsBothSidesHaveToAllow() {
        Principal stranger =
                Principal.of("arn:aws:sts::444455556666:assumed-role/api/s1").orElseThrow();
        String theirs = "{'AWS': 'arn:aws:iam::444455556666:root'}";
        for (Request request : List.of(
                put(stranger),
                decrypt(stranger),
                assume(stranger),
                Request.of(
                        stranger, "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:g", NOTHING))) {
            PolicySet grants = request.actionName().startsWith("sts:") ? trusts(theirs) : resource(allowAll(theirs));
            assertThat(decide(request, ADMINISTRATOR)).isEqualTo("ImplicitlyDenied");
            assertThat(decide(request, PolicyLayers.NONE.withResource(grants))).isEqualTo("ImplicitlyDenied");
            assertThat(decide(request, ADMINISTRATOR.withResource(grants))).isEqualTo("Allowed");
            assertThat(decide(request, ADMINISTRATOR.withResource(grants).withBoundary(OTHERS)))
                    .isEqualTo("ImplicitlyDenied");
        }
        assertThat(decide(
                        Request.of(SESSION, "kms:Decrypt", FOREIGN_KEY, NOTHING),
                        PolicyLayers.NONE.withResource(resource(allowAll(aws(SESSION_ARN))))))
                .as("even where the other side names the session itself")
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void whatBelongsToAwsItselfIsNoOtherAccounts() {
        Request read = Request.of(SESSION, "iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess", NOTHING);

        assertThat(decide(read, ADMINISTRATOR)).isEqualTo("Allowed");
        assertThat(decide(read, PolicyLayers.NONE)).isEqualTo("ImplicitlyDenied");
    }

    @Test
    void theRootUserNeedsNoPolicyButTheOrganizationLimitsIt() {
        assertThat(decide(put(ROOT), PolicyLayers.NONE)).isEqualTo("Allowed");
        assertThat(decide(put(ROOT), PolicyLayers.NONE.andServiceControl(OTHERS)))
                .isEqualTo("ImplicitlyDenied");
        assertThat(decide(put(ROOT), PolicyLayers.NONE.withResource(resource(denyAll("'*'")))))
                .isEqualTo("ExplicitlyDenied");
        assertThat(decide(decrypt(ROOT), PolicyLayers.NONE)).isEqualTo("ImplicitlyDenied");
        assertThat(decide(decrypt(ROOT), PolicyLayers.NONE.withResource(resource(allowAll(aws(OWN))))))
                .isEqualTo("Allowed");
        assertThat(decide(Request.of(ROOT, "kms:Decrypt", FOREIGN_KEY, NOTHING), PolicyLayers.NONE))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void servicesAreBoundByResourceControlPoliciesAndNotByServiceControlPolicies() {
        PolicyLayers trusted = PolicyLayers.NONE.withResource(trusts("{'Service': 'ecs-tasks.amazonaws.com'}"));
        assertThat(decide(assume(TASKS), trusted.andServiceControl(DENIES))).isEqualTo("Allowed");
        assertThat(decide(assume(TASKS), trusted.andResourceControl(resource(denyAll("'*'")))))
                .isEqualTo("ExplicitlyDenied");
        assertThat(decide(assume(TASKS), trusted.andResourceControl(resource(allowAll("'*'")))))
                .isEqualTo("Allowed");
    }

    @Test
    void resourceControlPoliciesBindForeignersToo() {
        PolicySet onlyOrganization = resource(allowAll("'*'"), """
                {'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*',
                 'Condition': {'StringNotEqualsIfExists': {'aws:PrincipalOrgID': 'o-1'},
                               'BoolIfExists': {'aws:PrincipalIsAWSService': 'false'}}}""");
        Principal stranger = Principal.of("arn:aws:iam::444455556666:user/eve").orElseThrow();
        PolicyLayers open =
                ADMINISTRATOR.withResource(resource(allowAll("'*'"))).andResourceControl(onlyOrganization);
        assertThat(decide(put(stranger), open)).isEqualTo("ExplicitlyDenied");
        Context member = Context.complete().known("aws:PrincipalOrgID", "o-1").build();
        assertThat(decide(
                        Request.of(stranger, "s3:PutObject", BUCKET + "/x", member)
                                .inAccount(OWN),
                        open))
                .isEqualTo("Allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'*' | Allowed",
                "{'AWS': '*'} | Allowed",
                "{'AWS': '111122223333'} | Allowed",
                "{'AWS': 'arn:aws:iam::111122223333:root'} | Allowed",
                "{'AWS': 'arn:aws:iam::111122223333:role/app/api'} | Allowed",
                "{'AWS': 'arn:aws:iam::111122223333:role/other'} | ImplicitlyDenied",
                "{'AWS': '444455556666'} | ImplicitlyDenied",
            },
            quoteCharacter = '"')
    void anEndpointsPolicyRestrictsByPrincipal(String principal, String decision) {
        assertThat(decide(put(SESSION), ADMINISTRATOR.withEndpoint(resource(allowAll(principal)))))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'*' | ExplicitlyDenied",
                "{'AWS': '*'} | ExplicitlyDenied",
                "{'AWS': ['444455556666', '111122223333']} | ExplicitlyDenied",
                "{'AWS': 'arn:aws:iam::111122223333:role/app/api'} | ExplicitlyDenied",
                "{'AWS': 'arn:aws:iam::111122223333:role/api'} | ExplicitlyDenied",
                "{'AWS': 'arn:aws:iam::444455556666:role/api'} | Allowed",
                "{'AWS': 'arn:aws:sts::111122223333:assumed-role/api/s1'} | ExplicitlyDenied",
                "{'AWS': 'arn:aws:sts::111122223333:assumed-role/api/s2'} | Allowed",
                "{'AWS': 'AROAEXAMPLE'} | ExplicitlyDenied",
                "{'AWS': 'AROASOMEBODY'} | Allowed",
                "{'AWS': ''} | Allowed",
                "{'Service': 'ecs-tasks.amazonaws.com'} | Allowed",
                "{'Federated': 'arn:aws:iam::111122223333:oidc-provider/x'} | Allowed",
                "{'CanonicalUser': '79a59df900b949e5'} | Depends",
            },
            quoteCharacter = '"')
    void aDenialReachesThePrincipalInEachOfItsForms(String principal, String decision) {
        assertThat(decide(put(SESSION), ADMINISTRATOR.withResource(resource(denyAll(principal)))))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'*' | Allowed",
                "{'AWS': ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:role/app/api', "
                        + "'arn:aws:sts::111122223333:assumed-role/api/s1']} | Allowed",
                "{'AWS': ['arn:aws:iam::111122223333:role/app/api', 'arn:aws:sts::111122223333:assumed-role/api/s1']} | Depends",
                "{'AWS': 'arn:aws:iam::111122223333:role/app/api'} | Depends",
                "{'AWS': '111122223333'} | Depends",
                "{'CanonicalUser': '79a59df900b949e5'} | Depends",
                "{'AWS': 'arn:aws:iam::111122223333:role/other'} | ExplicitlyDenied",
                "{'Service': 'ecs-tasks.amazonaws.com'} | ExplicitlyDenied",
            },
            quoteCharacter = '"')
    void aDenialOfAllButSomeSparesWhoIsNamedInFull(String principal, String decision) {
        PolicySet denies = resource(denyAll(principal).replace("'Principal'", "'NotPrincipal'"));
        assertThat(decide(put(SESSION), ADMINISTRATOR.withResource(denies))).isEqualTo(decision);
    }

    @Test
    void whetherEveryAwsPrincipalIncludesServicesIsOpen() {
        assertThat(decide(assume(TASKS), PolicyLayers.NONE.withResource(trusts("{'AWS': '*'}"))))
                .isEqualTo("Depends");
        assertThat(decide(assume(TASKS), PolicyLayers.NONE.withResource(trusts("'*'"))))
                .isEqualTo("Allowed");
    }

    @Test
    void aFederatedIdentityIsNamedByItsProvider() {
        Principal provider =
                Principal.of("arn:aws:iam::111122223333:oidc-provider/x").orElseThrow();
        Request request = Request.of(provider, "sts:AssumeRoleWithWebIdentity", ROLE, NOTHING);
        PolicySet trusts = trust("""
                {'Effect': 'Allow', 'Principal': {'Federated': 'arn:aws:iam::111122223333:oidc-provider/x'},
                 'Action': 'sts:AssumeRoleWithWebIdentity'}""");
        assertThat(decide(request, PolicyLayers.NONE.withResource(trusts))).isEqualTo("Allowed");
    }

    @Test
    void whatNobodyCouldReadNeverAllows() {
        PolicySet unread = ALL.andUnread("policy of a group");
        for (PolicyLayers layers : List.of(
                ADMINISTRATOR.withIdentity(unread),
                ADMINISTRATOR.withBoundary(unread),
                ADMINISTRATOR.withSession(unread),
                ADMINISTRATOR.andServiceControl(unread),
                ADMINISTRATOR.andResourceControl(PolicySet.EMPTY.andUnread("policy of a group")),
                ADMINISTRATOR.withResource(PolicySet.EMPTY.andUnread("policy of a group")),
                ADMINISTRATOR.withEndpoint(PolicySet.EMPTY.andUnread("policy of a group")))) {
            Decision decision = PolicyEvaluator.decide(put(SESSION), layers);
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Depends.class,
                            depends -> assertThat(depends.on())
                                    .containsExactly(new Dependency(Dependency.Kind.POLICY, "policy of a group")));
        }
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withIdentity(DENIES.andUnread("another"))))
                .isEqualTo("ExplicitlyDenied");
    }

    @Test
    void theDecidingStatementAndTheOpenKeysAreNamed() {
        PolicySet denies = identity("""
                {'Sid': 'Network', 'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*',
                 'Condition': {'StringNotEquals': {'aws:SourceVpce': 'vpce-1'}}}""");
        Context unknown = Context.complete().unknown("aws:sourcevpce").build();
        Decision decision = PolicyEvaluator.decide(
                Request.of(SESSION, "s3:PutObject", BUCKET + "/x", unknown),
                ADMINISTRATOR.withBoundary(ALL.and(denies)));
        assertThat(decision).isInstanceOfSatisfying(Decision.Depends.class, depends -> {
            assertThat(depends.on()).containsExactly(new Dependency(Dependency.Kind.KEY, "aws:SourceVpce"));
            assertThat(depends.layer()).isEqualTo(Layer.BOUNDARY);
            assertThat(depends.by()).hasToString("Optional[permissions boundary p, statement Network at 1:41]");
        });
        assertThat(PolicyEvaluator.decide(put(SESSION), PolicyLayers.NONE.withIdentity(denies)))
                .isInstanceOfSatisfying(
                        Decision.ExplicitlyDenied.class,
                        denied -> assertThat(denied.by().statement().sid()).isEqualTo("Network"));
        assertThat(PolicyEvaluator.decide(
                        Request.of(SESSION, "s3:PutObject", BUCKET + "/x", unknown),
                        PolicyLayers.NONE.withIdentity(denies)))
                .isInstanceOfSatisfying(
                        Decision.ImplicitlyDenied.class,
                        denied -> assertThat(denied.perhapsExplicit())
                                .extracting(Dependency::name)
                                .containsExactly("aws:SourceVpce"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3:PutObject", "S3:putobject", "s3:Put*", "s3:*Object", "s3:Put?bject", "*:PutObject", "*"})
    void namesOfActionsDoNotDistinguishCaseAndTakeWildcards(String action) {
        PolicySet allows =
                identity("{'Effect': 'Allow', 'Action': ['iam:GetRole', '" + action + "'], 'Resource': '*'}");
        PolicySet spares = identity("{'Effect': 'Allow', 'NotAction': ['" + action + "'], 'Resource': '*'}");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withIdentity(allows))).isEqualTo("Allowed");
        assertThat(decide(put(SESSION), PolicyLayers.NONE.withIdentity(spares))).isEqualTo("ImplicitlyDenied");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/api, ''",
        "arn:aws:iam::111122223333:role/path/api, ''",
        "nobody, ''",
        "'', ''",
        "a.b/c, ''",
        "arn:aws:sts::111122223333:assumed-role/api/s1, RoleSession",
        "arn:aws:iam::111122223333:user/path/ann, User",
        "arn:aws:iam::111122223333:root, Root",
        "arn:aws:sts::111122223333:federated-user/bob, Other",
        "arn:aws:s3:::root, Other",
        "ecs-tasks.amazonaws.com, Service",
    })
    void onlyWhoMakesRequestsIsAPrincipal(String text, String sort) {
        assertThat(Principal.of(text).map(p -> p.getClass().getSimpleName()).orElse(""))
                .isEqualTo(sort);
    }

    @Test
    void aRefusalNamesTheOutermostLayerThatDoesNotAllow() {
        assertThat(refusing(PolicyLayers.NONE)).isEqualTo(Layer.IDENTITY);
        assertThat(refusing(ADMINISTRATOR.withBoundary(OTHERS))).isEqualTo(Layer.BOUNDARY);
        assertThat(refusing(ADMINISTRATOR.withSession(OTHERS))).isEqualTo(Layer.SESSION);
        assertThat(refusing(ADMINISTRATOR.withEndpoint(resource()))).isEqualTo(Layer.ENDPOINT);
        assertThat(refusing(PolicyLayers.NONE.withEndpoint(resource()).andServiceControl(OTHERS)))
                .isEqualTo(Layer.SERVICE_CONTROL);
        assertThat(refusing(ADMINISTRATOR.andServiceControl(ALL).andResourceControl(PolicySet.EMPTY)))
                .isEqualTo(Layer.RESOURCE_CONTROL);
    }

    private static Layer refusing(PolicyLayers layers) {
        Decision decision = PolicyEvaluator.decide(put(SESSION), layers);
        assertThat(decision.isDenied()).isTrue();
        return ((Decision.ImplicitlyDenied) decision).layer();
    }

    @Test
    void usersRootUsersAndServicesAreSparedWhenTheyAreNamedInFull() {
        PolicySet both = trust("{'Effect': 'Deny', 'NotPrincipal': {'Service': 'ecs-tasks.amazonaws.com', 'AWS': ['"
                + USER_ARN + "', '" + OWN + "']}, 'Action': '*'}");
        PolicyLayers layers = PolicyLayers.NONE.withResource(trusts("'*'").and(both));
        assertThat(decide(assume(TASKS), layers)).isEqualTo("Allowed");
        assertThat(decide(assume(USER), layers)).isEqualTo("Allowed");
        assertThat(decide(assume(ROOT), layers)).isEqualTo("Allowed");
        assertThat(decide(assume(SESSION), layers)).isEqualTo("Depends");
    }
}
