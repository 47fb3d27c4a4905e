// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a role and gathers its policies, most of which are resources of their own that name the role. */
final class RoleReader {

    private static final String ROLE = "AWS::IAM::Role";
    private static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
    private static final int MOST_CONDITIONS = 3;

    private final Scope scope;

    RoleReader(Scope scope) {
        this.scope = scope;
    }

    /** The ARN of the role that a property names or refers to. */
    Evidence<Arn> arn(Property role) {
        if (names(role).isAbsent()) {
            return Evidence.absent(role.origin());
        }
        return role.resource(ROLE)
                .flatMap(resource -> Arn.parse(scope.names().arn(scope, resource)))
                .map(arn -> Evidence.known(arn, role.origin()))
                .orElseGet(() -> role.text().map(text -> Arn.parse(text).orElseGet(() -> named(text))));
    }

    /** The role that a property names or refers to. */
    Evidence<Role> role(Property role) {
        return role.resource(ROLE)
                .map(resource -> scope.of(Concern.ROLES).role(resource, role.leadingTo(resource)))
                .orElseGet(() -> names(role).isAbsent()
                        ? Evidence.absent(role.origin())
                        : Evidence.unknown(role.outside("the role")));
    }

    /** A role as it is said to whoever is led to it. */
    Evidence<Role> read(Resource resource, Property said) {
        return exists(resource, () -> role(resource, said));
    }

    /** What names a role; a parameter that is left empty names none. */
    private static Evidence<Value> names(Property role) {
        return role.text().is("") ? Evidence.absent(role.origin()) : role.value();
    }

    private Arn named(String name) {
        return new Arn(scope.names().partition(), "iam", "", scope.names().account(), "role/" + name);
    }

    private Evidence<Role> role(Resource resource, Property role) {
        Origin held = LeftOut.resting(role.origin(), scope.graph(), type -> type.startsWith("AWS::IAM::"));
        return Arn.parse(scope.names().arn(scope, resource))
                .map(arn -> Evidence.known(
                        new Role(
                                arn,
                                later(resource, "RoleId"),
                                later(resource, "CreateDate"),
                                PolicyDocuments.trust("of trust", role.at("AssumeRolePolicyDocument")),
                                boundary(role.at("PermissionsBoundary")),
                                inline(resource, role),
                                attached(resource, role),
                                later(resource, "Tags")),
                        held))
                .orElseGet(() -> Evidence.unknown(role.gap("the role's name is none")));
    }

    private Evidence<PermissionsBoundary> boundary(Property boundary) {
        if (boundary.value().isAbsent()) {
            return Evidence.absent(boundary.origin());
        }
        return policyArn(boundary).map(arn -> new PermissionsBoundary(arn, document(boundary, arn)));
    }

    private Evidence<List<Evidence<PolicyDocument>>> inline(Resource resource, Property role) {
        return inline(resource, role, MOST_CONDITIONS);
    }

    /** What a role holds whichever way a condition goes, it holds. */
    private Evidence<List<Evidence<PolicyDocument>>> inline(Resource resource, Property role, int conditions) {
        List<Evidence<PolicyDocument>> all = held(resource, role);
        Optional<String> open =
                all.stream().flatMap(one -> Scope.condition(one).stream()).findFirst();
        if (open.isEmpty() || conditions == 0) {
            return Evidence.known(all, role.origin());
        }
        Evidence<List<Evidence<PolicyDocument>>> one = inline(resource, scope.where(open.get()), conditions);
        Evidence<List<Evidence<PolicyDocument>>> other = inline(resource, scope.without(open.get()), conditions);
        Optional<List<String>> held = texts(one);
        return held.isPresent() && held.equals(texts(other)) ? one : Evidence.known(all, role.origin());
    }

    private static Evidence<List<Evidence<PolicyDocument>>> inline(Resource resource, Scope view, int conditions) {
        return new RoleReader(view).inline(resource, view.of(resource), conditions - 1);
    }

    /** What the policies say; empty where one of them is not known. */
    private static Optional<List<String>> texts(Evidence<List<Evidence<PolicyDocument>>> policies) {
        List<Evidence<PolicyDocument>> all = policies.toOptional().orElse(List.of());
        return all.stream().allMatch(Evidence::isKnown)
                ? Optional.of(all.stream()
                        .flatMap(one -> one.toOptional().stream())
                        .map(PolicyDocument::json)
                        .sorted()
                        .toList())
                : Optional.empty();
    }

    private List<Evidence<PolicyDocument>> held(Resource resource, Property role) {
        List<Evidence<PolicyDocument>> all = new ArrayList<>();
        Evidence<List<Property>> embedded = role.at("Policies").items();
        if (embedded instanceof Evidence.Unknown<List<Property>> unknown) {
            all.add(Evidence.unknown(unknown.gap()));
        }
        role.at("Policies").each().forEach(policy -> all.add(named(policy)));
        scope.naming("AWS::IAM::Policy", "Roles", resource)
                .forEach(policy -> add(all, policy, holds(policy, resource)));
        scope.naming("AWS::IAM::RolePolicy", "RoleName", resource)
                .forEach(policy ->
                        add(all, policy, scope.of(policy).at("RoleName").names(resource)));
        scope.graph().elsewhere(resource).ifPresent(gap -> all.add(Evidence.unknown(gap)));
        return List.copyOf(all);
    }

    /** A policy resource, if it is the role's or may be. */
    private void add(List<Evidence<PolicyDocument>> all, Resource policy, Evidence<Boolean> held) {
        if (held.is(false) || held.isAbsent()) {
            return;
        }
        Evidence<Boolean> exists = scope.exists(policy);
        if (exists.is(false)) {
            return;
        }
        Optional<Gap> gap = Optional.of(held)
                .filter(Evidence::isUnknown)
                .or(() -> Optional.of(exists).filter(Evidence::isUnknown))
                .map(open -> open.fold(known -> gap(policy), absent -> gap(policy), unknown -> unknown.gap()));
        all.add(gap.<Evidence<PolicyDocument>>map(Evidence::unknown).orElseGet(() -> named(scope.of(policy))));
    }

    private Evidence<List<AttachedPolicy>> attached(Resource resource, Property role) {
        List<AttachedPolicy> all = new ArrayList<>();
        Property arns = role.at("ManagedPolicyArns");
        if (arns.items() instanceof Evidence.Unknown<List<Property>> unknown) {
            all.add(unread(unknown.gap()));
        }
        arns.each().forEach(arn -> all.add(attached(arn)));
        for (Resource attachment : scope.naming(ResourceType.ROLE_POLICY_ATTACHMENT, "Role", resource)) {
            Property says = scope.of(attachment);
            attach(all, attachment, says.at("Role").names(resource), () -> attached(says.at("PolicyArn")));
        }
        for (Resource policy : scope.naming(MANAGED_POLICY, "Roles", resource)) {
            attach(all, policy, holds(policy, resource), () -> managed(policy));
        }
        return Evidence.known(
                List.copyOf(all),
                arns.each().stream().map(Property::origin).findFirst().orElse(role.origin()));
    }

    private void attach(
            List<AttachedPolicy> all,
            Resource by,
            Evidence<Boolean> held,
            java.util.function.Supplier<AttachedPolicy> policy) {
        if (held.is(false) || held.isAbsent() || scope.exists(by).is(false)) {
            return;
        }
        Optional<Gap> gap = Optional.of(held)
                .filter(Evidence::isUnknown)
                .or(() -> Optional.of(scope.exists(by)).filter(Evidence::isUnknown))
                .map(open -> open.fold(known -> gap(by), absent -> gap(by), unknown -> unknown.gap()));
        all.add(gap.map(this::unread).orElseGet(policy));
    }

    private AttachedPolicy attached(Property arn) {
        return policyArn(arn)
                .fold(
                        known -> new AttachedPolicy(known.value(), document(arn, known.value())),
                        absent -> unread(arn.gap("no policy is named")),
                        unknown -> unread(unknown.gap()));
    }

    private AttachedPolicy managed(Resource policy) {
        Property says = scope.of(policy);
        return Arn.parse(scope.names().arn(scope, policy))
                .map(arn ->
                        new AttachedPolicy(arn, PolicyDocuments.policy(arn.resourceName(), says.at("PolicyDocument"))))
                .orElseGet(() -> unread(says.gap("the policy's name is none")));
    }

    /** A policy that is there and says nobody knows what. */
    private AttachedPolicy unread(Gap gap) {
        Arn arn = new Arn(
                scope.names().partition(), "iam", "", scope.names().account(), "policy/" + Names.clean(gap.source()));
        return new AttachedPolicy(arn, Evidence.unknown(gap));
    }

    private Evidence<Arn> policyArn(Property policy) {
        return policy.resource(MANAGED_POLICY)
                .flatMap(resource -> Arn.parse(scope.names().arn(scope, resource)))
                .map(arn -> Evidence.known(arn, policy.origin()))
                .orElseGet(policy::arn);
    }

    private Evidence<PolicyDocument> document(Property policy, Arn arn) {
        return policy.resource(MANAGED_POLICY)
                .map(resource -> exists(
                        resource,
                        () -> PolicyDocuments.policy(
                                arn.resourceName(), scope.of(resource).at("PolicyDocument"))))
                .orElseGet(() -> Evidence.unknown(
                        arn.account().equals("aws")
                                ? new Gap(
                                        Gap.Reason.OUTSIDE_THE_INPUT,
                                        arn.toString(),
                                        "nobody asks AWS for its document before anything is deployed",
                                        policy.origin().location())
                                : policy.outside("the policy")));
    }

    private Evidence<PolicyDocument> named(Property policy) {
        String name = policy.at("PolicyName")
                .text()
                .toOptional()
                .orElse(Names.clean(policy.origin().source() + policy.origin().path()));
        Evidence<PolicyDocument> document = policy.value().isUnknown()
                ? Evidence.unknown(policy.outside("the policy"))
                : PolicyDocuments.policy(name, policy.at("PolicyDocument"));
        return document.fold(
                known -> Evidence.known(
                        known.value(), policy.origin().assuming(known.origin().assumption())),
                absent -> Evidence.unknown(policy.gap("it has no document")),
                unknown -> document);
    }

    /** Whether one of the roles that a policy names is the one looked at. */
    private Evidence<Boolean> holds(Resource policy, Resource role) {
        Evidence<List<Property>> roles = scope.of(policy).at("Roles").items();
        return roles.flatMap(all -> {
            Evidence<Boolean> held = Evidence.known(false, new Origin(policy.address(), "Roles", policy.location()));
            for (Property one : all) {
                Evidence<Boolean> this1 = one.names(role);
                if (this1.is(true)) {
                    return this1;
                }
                held = this1.isUnknown() ? this1 : held;
            }
            return held;
        });
    }

    private <T> Evidence<T> exists(Resource resource, java.util.function.Supplier<Evidence<T>> reading) {
        return scope.exists(resource)
                .flatMap(exists -> exists
                        ? reading.get()
                        : Evidence.absent(new Origin(resource.address(), "Condition", resource.location())));
    }

    private static Gap gap(Resource resource) {
        return new Gap(
                Gap.Reason.UNDETERMINED, resource.address(), "it cannot be told", Optional.of(resource.location()));
    }

    private static <T> Evidence<T> later(Resource resource, String what) {
        return Evidence.unknown(new Gap(
                Gap.Reason.KNOWN_AFTER_APPLY,
                resource.address() + "." + what,
                "it is known once the role exists",
                Optional.of(resource.location())));
    }
}
