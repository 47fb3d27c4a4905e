// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Subnet;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

/** Reads subnets. */
final class SubnetReader {

    private final AwsApi api;

    SubnetReader(AwsApi api) {
        this.api = api;
    }

    /** Those of the subnets that the account sees. */
    Pending<Evidence<List<Subnet>>> all(Collection<String> ids) {
        return read(Ec2Pages.filter("subnet-id", ids));
    }

    Pending<Evidence<List<Subnet>>> ofVpc(String vpcId) {
        return read(Ec2Pages.filter("vpc-id", vpcId));
    }

    private Pending<Evidence<List<Subnet>>> read(Filter filter) {
        return Ec2Pages.SUBNETS.read(
                api, DescribeSubnetsRequest.builder().filters(filter).build(), SubnetReader::subnet);
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet, Reading reading) {
        return new Subnet(
                Reading.plain(subnet.subnetId()),
                Reading.plain(subnet.vpcId()),
                reading.text("AvailabilityZoneId", subnet.availabilityZoneId()),
                reading.text("CidrBlock", subnet.cidrBlock()),
                reading.texts(
                        "Ipv6CidrBlockAssociationSet",
                        subnet.ipv6CidrBlockAssociationSet().stream()
                                .filter(SubnetReader::associated)
                                .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock)
                                .toList()),
                reading.in("Ipv6CidrBlockAssociationSet")
                        .text("Ipv6AddressAttribute", addressAttribute(subnet.ipv6CidrBlockAssociationSet())),
                reading.value("Ipv6Native", subnet.ipv6Native()),
                reading.value("MapPublicIpOnLaunch", subnet.mapPublicIpOnLaunch()),
                reading.text("OwnerId", subnet.ownerId()),
                reading.value("EnableDns64", subnet.enableDns64()),
                reading.in("BlockPublicAccessStates")
                        .text(
                                "InternetGatewayBlockMode",
                                subnet.blockPublicAccessStates() == null
                                        ? ""
                                        : subnet.blockPublicAccessStates().internetGatewayBlockModeAsString()));
    }

    private static String addressAttribute(List<SubnetIpv6CidrBlockAssociation> associations) {
        List<String> attributes = associations.stream()
                .filter(SubnetReader::associated)
                .map(SubnetIpv6CidrBlockAssociation::ipv6AddressAttributeAsString)
                .map(Reading::plain)
                .distinct()
                .toList();
        return attributes.contains("private") || attributes.size() > 1
                ? "private"
                : attributes.stream().findFirst().orElse("");
    }

    private static boolean associated(SubnetIpv6CidrBlockAssociation association) {
        return association.ipv6CidrBlock() != null
                && (association.ipv6CidrBlockState() == null
                        || "associated".equals(association.ipv6CidrBlockState().stateAsString()));
    }
}
