// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that a role keeps: Terraform takes away all others when it applies the plan, whichever resource they come from.
 * Where it cannot be told which are kept, what one of the others says is open.
 *
 * @param role whose policies they are
 * @param kept what names them: by name, or by ARN
 * @param type of the resources that put a policy and a role together
 * @param owner the property in which those name the role
 * @param name the property in which those name the policy
 * @param said the property that is open where it cannot be told whether the policy is kept
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policies_exclusive">
 *     aws_iam_role_policies_exclusive, and aws_iam_role_policy_attachments_exclusive beside it</a>
 */
record ExclusivePolicies(Resource role, Resource kept, String type, String owner, String name, String said) {

    static final String INLINE = "aws_iam_role_policies_exclusive";
    static final String ATTACHED = "aws_iam_role_policy_attachments_exclusive";
    static final Set<String> TYPES = Set.of(INLINE, ATTACHED);

    private static final String ARN = "PolicyArn";

    /**
     * What one of {@link #TYPES} says.
     *
     * @param said the resource, without the role that it names
     */
    static ExclusivePolicies of(String type, Resource role, Resource said) {
        return type.equals(INLINE)
                ? new ExclusivePolicies(role, said, "AWS::IAM::RolePolicy", "RoleName", "PolicyName", "PolicyDocument")
                : new ExclusivePolicies(role, said, ResourceType.ROLE_POLICY_ATTACHMENT, "Role", ARN, ARN);
    }

    /** What there is of some resources. */
    List<Resource> among(List<Resource> resources) {
        List<Resource> left = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.type().equals(type) && isOfRole(resource)) {
                settled(resource).ifPresent(left::add);
            } else {
                left.add(resource);
            }
        }
        if (said.equals(ARN)) {
            left.addAll(attached());
        }
        return left;
    }

    /** Those that are listed are attached by the list itself. */
    private List<Resource> attached() {
        Map<String, Value> members = new LinkedHashMap<>(kept.properties().members());
        members.put(owner, new Value.Reference(role.address(), "Ref", kept.location()));
        Resource attachment = new Resource(
                type, kept.address(), kept.location(), kept.properties(), Optional.empty(), kept.condition());
        return Translator.each(Translator.with(attachment, members), ARN, "policy_arns");
    }

    /** A policy of the role: as it is if it is kept, empty if it goes, with what it says open if nobody can tell. */
    private Optional<Resource> settled(Resource policy) {
        List<Value> all = listed();
        Value own = value(policy, name);
        if (all.stream().anyMatch(one -> isSame(one, own, policy))) {
            return Optional.of(policy);
        }
        boolean told = kept.condition().isEmpty()
                && all.stream().allMatch(one -> one instanceof Value.Scalar || one instanceof Value.Reference)
                && (own instanceof Value.Scalar || own instanceof Value.Reference || own instanceof Value.Nothing);
        if (told) {
            return Optional.empty();
        }
        Map<String, Value> members = new LinkedHashMap<>(policy.properties().members());
        members.put(
                said,
                Instances.open(
                        Gap.Reason.KNOWN_AFTER_APPLY,
                        kept.address(),
                        "it is not told whether the role keeps this policy",
                        policy.location()));
        return Optional.of(Translator.with(policy, members));
    }

    private List<Value> listed() {
        String list = type.equals(ResourceType.ROLE_POLICY_ATTACHMENT) ? ARN : "PolicyNames";
        Value value = value(kept, list);
        return value instanceof Value.Items items
                ? items.items().stream().map(ExclusivePolicies::bare).toList()
                : List.of(value);
    }

    private static boolean isSame(Value one, Value own, Resource policy) {
        if (one instanceof Value.Reference listed) {
            return listed.address().equals(policy.address())
                    || (own instanceof Value.Reference its && its.address().equals(listed.address()));
        }
        return one instanceof Value.Scalar text
                && own instanceof Value.Scalar its
                && its.text().equals(text.text());
    }

    private boolean isOfRole(Resource policy) {
        Value named = value(policy, owner);
        return named instanceof Value.Reference reference
                ? reference.address().equals(role.address())
                : named instanceof Value.Scalar text
                        && role.properties().members().get("RoleName") instanceof Value.Scalar its
                        && its.text().equals(text.text());
    }

    private static Value value(Resource resource, String property) {
        return bare(resource.properties().members().getOrDefault(property, new Value.Nothing(resource.location())));
    }

    private static Value bare(Value value) {
        return value instanceof Value.Assumed assumed ? assumed.value() : value;
    }
}
