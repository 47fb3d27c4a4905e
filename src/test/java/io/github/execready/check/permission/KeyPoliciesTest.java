// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Inputs;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.KmsGrant;
import io.github.execready.model.KmsKey;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPoliciesTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/ApiTask";
    private static final Evidence<PolicyDocument> TO_ACCOUNT = policy(
            "default",
            "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111122223333\"}, \"Action\": \"kms:*\", \"Resource\": \"*\"}");
    private static final Evidence<PolicyDocument> TO_NOBODY = policy(
            "default",
            "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/Admin\"},"
                    + " \"Action\": \"kms:*\", \"Resource\": \"*\"}");

    @Test
    void thePolicyOfTheKeyLetsTheOwnPoliciesDecide() {
        assertThat(decrypt(key(TO_ACCOUNT, known(List.of()))).isAllowed()).isTrue();
        assertThat(decrypt(key(TO_NOBODY, known(List.of()))).isDenied()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROLE,
                "AROAAPITASK",
                "arn:aws:sts::111122223333:assumed-role/ApiTask/0123456789abcdef0123456789abcdef"
            })
    void aGrantAllowsItsGrantee(String grantee) {
        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(known(grantee), false, "Decrypt")))))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void aGrantAllowsNeitherOthersNorOtherOperations() {
        Evidence<String> operator = known("arn:aws:iam::111122223333:role/Operator");
        Evidence<String> service = known("dynamodb.eu-west-1.amazonaws.com");

        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(operator, false, "Decrypt")))))
                        .isDenied())
                .isTrue();
        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(service, true, "Decrypt")))))
                        .isDenied())
                .isTrue();
        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(known(ROLE), false, "Encrypt", "DescribeKey")))))
                        .isDenied())
                .isTrue();
    }

    @Test
    void aGrantForCertainContextsLeavesItOpen() {
        KmsGrant grant = grant(known(ROLE), true, "Decrypt");

        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant)))).gaps())
                .containsExactly(new Gap(
                        Gap.Reason.UNDETERMINED,
                        "the encryption context of grant 0a1b",
                        "grant 0a1b holds only for certain encryption contexts"));
        assertThat(decrypt(key(TO_ACCOUNT, known(List.of(grant)))).isAllowed()).isTrue();
    }

    @Test
    void aGrantToNobodyThatIsShownLeavesItOpen() {
        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(absent("GranteePrincipal"), false, "Decrypt")))))
                        .gaps())
                .extracting(Gap::source)
                .containsExactly("kms:ListGrants");
        assertThat(decrypt(key(TO_NOBODY, known(List.of(grant(unknown(), false, "Decrypt")))))
                        .gaps())
                .extracting(Gap::source)
                .containsExactly("test:Fixture");
    }

    @Test
    void grantsThatCouldNotBeReadCanOnlyAllowMore() {
        assertThat(decrypt(key(TO_NOBODY, unknown())).gaps())
                .extracting(Gap::source)
                .containsExactly("test:Fixture");
        assertThat(decrypt(key(TO_ACCOUNT, unknown())).isAllowed()).isTrue();
    }

    @Test
    void aPolicyThatCouldNotBeReadCanDenyAsWell() {
        KmsGrant grant = grant(known(ROLE), false, "Decrypt");

        assertThat(decrypt(key(unknown(), known(List.of(grant)))).gaps())
                .extracting(Gap::source)
                .containsExactly("test:Fixture");
    }

    @Test
    void aDenyOfTheKeyIsShownAsTheKeys() {
        String deny = "{\"Sid\": \"No\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"kms:Decrypt\","
                + " \"Resource\": \"*\"}";

        assertThat(Refusal.of(decrypt(key(policy("default", deny), known(List.of()))))
                        .flatMap(Refusal::by)
                        .map(Refusal.Place::words))
                .hasValueSatisfying(
                        words -> assertThat(words).startsWith("resource policy of key 0000-1111, statement No at 1:"));
    }

    private static Permission decrypt(KmsKey key) {
        Inputs inputs = new Inputs(fargateService(), TaskRequester.PARTS);
        Role role = fargateService().taskRole().toOptional().orElseThrow();
        Requester agent = TaskRequester.ofTaskRole(inputs, role);
        return agent.asks(agent.request("kms:Decrypt", key.arn().toString()), KeyPolicies.of(key));
    }

    private static KmsKey key(Evidence<PolicyDocument> policy, Evidence<List<KmsGrant>> grants) {
        return new KmsKey(
                new Arn("aws", "kms", "eu-west-1", "111122223333", "key/0000-1111"),
                known("Enabled"),
                known("ENCRYPT_DECRYPT"),
                known("SYMMETRIC_DEFAULT"),
                policy,
                grants);
    }

    private static KmsGrant grant(Evidence<String> grantee, boolean constrained, String... operations) {
        return new KmsGrant("0a1b", grantee, List.of(operations), constrained);
    }
}
