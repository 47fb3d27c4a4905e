// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Instance;
import io.github.execready.model.Role;
import java.util.List;
import java.util.Optional;

/** Reads what the instances of a cluster will be, from the Auto Scaling group that makes them. */
final class InstanceReader {

    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";

    private final Scope scope;
    private final RoleReader roles;

    InstanceReader(Scope scope, RoleReader roles) {
        this.scope = scope;
        this.roles = roles;
    }

    /** What instances are made from. */
    record Template(Property group, Property template) {

        Property subnets() {
            return group.at("VPCZoneIdentifier");
        }

        /** The groups of the first interface where the template describes it, else those of the instance. */
        Property securityGroups() {
            Property ofInterface = firstInterface().at("Groups");
            if (ofInterface.value().isKnown() || ofInterface.value().isUnknown()) {
                return ofInterface;
            }
            Property ids = template.at("SecurityGroupIds");
            return ids.value().isAbsent() ? template.at("SecurityGroups") : ids;
        }

        Property publicAddress() {
            Property ofInterface = firstInterface().at("AssociatePublicIpAddress");
            return ofInterface.value().isAbsent() ? template.at("AssociatePublicIpAddress") : ofInterface;
        }

        private Property firstInterface() {
            Property all = template.at("NetworkInterfaces");
            List<Property> each = all.each();
            return each.isEmpty() ? all : each.get(0);
        }
    }

    /** The template behind a capacity provider; where none is named, that of the only group of the input. */
    Evidence<Template> template(Optional<Property> provider) {
        Optional<Resource> named = provider.flatMap(p -> p.resource("AWS::ECS::CapacityProvider"))
                .flatMap(p -> scope.of(p)
                        .at("AutoScalingGroupProvider", "AutoScalingGroupArn")
                        .resource(GROUP));
        if (named.isPresent()) {
            return of(scope.of(named.get()));
        }
        List<Resource> all = scope.ofType(GROUP);
        if (provider.isEmpty() && all.size() == 1) {
            Property group = scope.of(all.get(0));
            return of(new Property(
                    scope,
                    Evidence.known(
                            all.get(0).properties(),
                            group.origin().assuming("the only Auto Scaling group of the input")),
                    group.origin().assuming("the only Auto Scaling group of the input")));
        }
        return Evidence.unknown(new Gap(
                Gap.Reason.OUTSIDE_THE_INPUT,
                "the container instances",
                "which instances the tasks run on is not in the input"));
    }

    private Evidence<Template> of(Property group) {
        Property launch = group.at("LaunchTemplate");
        Property mixed = group.at("MixedInstancesPolicy", "LaunchTemplate").at("LaunchTemplateSpecification");
        Optional<Property> template = java.util.stream.Stream.of(launch, mixed)
                .flatMap(spec -> java.util.stream.Stream.of(spec.at("LaunchTemplateId"), spec.at("LaunchTemplateName")))
                .flatMap(name -> name.resource("AWS::EC2::LaunchTemplate").stream())
                .findFirst()
                .map(found -> scope.of(found).at("LaunchTemplateData"));
        Optional<Property> configuration = group.at("LaunchConfigurationName")
                .resource("AWS::AutoScaling::LaunchConfiguration")
                .map(scope::of);
        return template.or(() -> configuration)
                .map(found -> Evidence.known(new Template(group, found), group.origin()))
                .orElseGet(() -> Evidence.unknown(new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "the launch template of " + group.origin().source(),
                        "it is not among the resources of the input",
                        group.origin().location())));
    }

    Instance instance(Template made) {
        Property template = made.template();
        Property metadata = template.at("MetadataOptions");
        Property profile = profile(template);
        Optional<Resource> known = profile.resource("AWS::IAM::InstanceProfile");
        Evidence<String> later = Evidence.unknown(template.gap("there is no instance yet"));
        return new Instance(
                "i-of-" + Names.clean(made.group().origin().source()),
                later,
                later,
                made.securityGroups().texts(),
                Evidence.unknown(template.gap("there is no instance yet")),
                metadata.at("HttpEndpoint").text().absentAs("enabled"),
                metadata.at("HttpTokens").text(),
                metadata.at("HttpPutResponseHopLimit").number(),
                known.flatMap(found -> Arn.parse(scope.names().arn(scope, found)))
                        .map(arn -> Evidence.known(arn, profile.origin()))
                        .orElseGet(profile::arn),
                known.map(this::role)
                        .orElseGet(() -> profile.value().isAbsent()
                                ? Evidence.absent(profile.origin())
                                : Evidence.unknown(profile.outside("the instance profile"))),
                Evidence.unknown(template.gap("the machine image is not looked up")));
    }

    private static Property profile(Property template) {
        Property profile = template.at("IamInstanceProfile");
        if (!(profile.value().toOptional().orElse(null) instanceof Value.Fields)) {
            return profile;
        }
        return profile.at("Arn").value().isAbsent() ? profile.at("Name") : profile.at("Arn");
    }

    private Evidence<Role> role(Resource profile) {
        Property all = scope.of(profile).at("Roles");
        List<Property> each = all.each();
        return each.isEmpty() ? Evidence.unknown(all.outside("the role of the instances")) : roles.role(each.get(0));
    }
}
