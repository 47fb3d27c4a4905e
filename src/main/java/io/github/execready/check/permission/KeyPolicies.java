// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyKind;
import io.github.execready.iam.PolicySet;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.KmsGrant;
import io.github.execready.model.KmsKey;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import java.util.Map;

/**
 * What a key itself says of who may use it: its policy, and its grants, each as a policy that allows its grantee. Grants
 * never deny, so where they could not be read they may only allow more.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">grants</a>
 */
public final class KeyPolicies {

    private static final String LIST_GRANTS = "kms:ListGrants";

    private KeyPolicies() {}

    /** The policy and the grants of a key, as far as they could be read. */
    public static HeldPolicies of(KmsKey key) {
        String name = "of key " + key.arn().resourceName();
        Evidence<PolicyDocument> document = key.keyPolicy().map(policy -> new PolicyDocument(name, policy.json()));
        HeldPolicies policy = HeldPolicies.of("the policy " + name, PolicyKind.RESOURCE, document);
        return policy.and(key.grants()
                .fold(
                        known -> known.value().stream()
                                .map(grant -> of(grant, key, known.origin()))
                                .reduce(HeldPolicies.NONE, HeldPolicies::and),
                        absent -> HeldPolicies.NONE,
                        unknown -> perhaps("the grants " + name, List.of("kms:*"), key, unknown.gap())));
    }

    private static HeldPolicies of(KmsGrant grant, KmsKey key, Origin origin) {
        String name = "grant " + grant.id();
        List<String> actions =
                grant.operations().stream().map(operation -> "kms:" + operation).toList();
        return grant.granteePrincipal()
                .fold(
                        known -> grant.constrained()
                                ? hanging(
                                        name,
                                        known.value(),
                                        actions,
                                        key,
                                        new Gap(
                                                Gap.Reason.UNDETERMINED,
                                                "the encryption context of " + name,
                                                name + " holds only for certain encryption contexts"))
                                : granted(policy(name, known.value(), actions, key, ""), origin),
                        absent -> perhaps(
                                name,
                                actions,
                                key,
                                new Gap(Gap.Reason.NOT_UNDERSTOOD, LIST_GRANTS, name + " shows no grantee")),
                        unknown -> perhaps(name, actions, key, unknown.gap()));
    }

    /** Somebody may be allowed, whoever it is. */
    private static HeldPolicies perhaps(String name, List<String> actions, KmsKey key, Gap gap) {
        return hanging(name, "*", actions, key, gap);
    }

    private static HeldPolicies hanging(String name, String grantee, List<String> actions, KmsKey key, Gap gap) {
        Policy policy = policy(name, grantee, actions, key, name);
        return new HeldPolicies(PolicySet.of(policy), Map.of(), Map.of(name, gap));
    }

    private static HeldPolicies granted(Policy policy, Origin origin) {
        return new HeldPolicies(PolicySet.of(policy), Map.of(policy.name(), origin), Map.of());
    }

    private static Policy policy(String name, String grantee, List<String> actions, KmsKey key, String hangsOn) {
        return Policy.granting(name, grantee, actions, key.arn().toString(), hangsOn);
    }
}
