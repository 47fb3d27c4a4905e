// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcBlockPublicAccessExclusion;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an input makes of VPC Block Public Access, of which there is one setting in an account's Region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcblockpublicaccessoptions.html">
 *     AWS::EC2::VPCBlockPublicAccessOptions</a>
 */
final class PublicAccessReader {

    private static final String OPTIONS = "AWS::EC2::VPCBlockPublicAccessOptions";
    private static final String EXCLUSION = "AWS::EC2::VPCBlockPublicAccessExclusion";

    /** An assumption that hardly anybody could check in a plan, and that holds where nobody turned it on. */
    private static final String NO_BLOCK = "VPC Block Public Access is off";

    private final Scope scope;

    PublicAccessReader(Scope scope) {
        this.scope = scope;
    }

    /** The setting of the Region. */
    VpcBlockPublicAccess ofRegion(Origin origin) {
        return options()
                .map(this::written)
                .orElseGet(() -> new VpcBlockPublicAccess(
                        Evidence.known("off", origin.assuming(NO_BLOCK)),
                        Evidence.known("default-state", origin),
                        Evidence.known(List.of(), origin)));
    }

    /** What a subnet tells of the setting; nothing where the input writes the Region's. */
    Evidence<String> ofSubnet(Origin subnet) {
        return options().isPresent() ? Evidence.absent(subnet) : Evidence.known("off", subnet.assuming(NO_BLOCK));
    }

    private Optional<Resource> options() {
        return scope.ofType(OPTIONS).stream().findFirst();
    }

    private VpcBlockPublicAccess written(Resource resource) {
        Property options = scope.of(resource);
        return new VpcBlockPublicAccess(
                scope.exists(resource)
                        .flatMap(exists -> exists
                                ? options.at("InternetGatewayBlockMode").text()
                                : Evidence.known("off", options.origin().assuming(NO_BLOCK))),
                Evidence.known("update-complete", options.origin()),
                Evidence.known(
                        scope.ofType(EXCLUSION).stream().map(this::exclusion).toList(), options.origin()));
    }

    private VpcBlockPublicAccessExclusion exclusion(Resource resource) {
        Property exclusion = scope.of(resource);
        Property subnet = exclusion.at("SubnetId");
        Evidence<Arn> excluded = subnet.value().isAbsent()
                ? arn("vpc", exclusion.at("VpcId"), "AWS::EC2::VPC")
                : arn("subnet", subnet, SubnetReader.TYPE);
        return new VpcBlockPublicAccessExclusion(
                resource.address(),
                scope.exists(resource).flatMap(exists -> excluded),
                exclusion.at("InternetGatewayExclusionMode").text(),
                Evidence.known("create-complete", exclusion.origin()));
    }

    private Evidence<Arn> arn(String kind, Property excluded, String type) {
        Evidence<String> id = excluded.resource(type)
                .map(found -> Evidence.known(scope.names().id(scope, found), excluded.origin()))
                .orElseGet(excluded::text);
        return id.map(known -> scope.arn("ec2", kind + "/" + known));
    }
}
