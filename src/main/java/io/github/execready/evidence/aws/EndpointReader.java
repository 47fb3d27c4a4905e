// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

/** Reads VPC endpoints. */
final class EndpointReader {

    private final AwsApi api;

    EndpointReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<List<VpcEndpoint>>> ofVpc(String vpcId) {
        return Ec2Pages.VPC_ENDPOINTS.read(
                api,
                DescribeVpcEndpointsRequest.builder()
                        .filters(Ec2Pages.filter("vpc-id", vpcId))
                        .build(),
                EndpointReader::endpoint);
    }

    private static VpcEndpoint endpoint(
            software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint, Reading reading) {
        return new VpcEndpoint(
                Reading.plain(endpoint.vpcEndpointId()),
                Reading.plain(endpoint.vpcId()),
                Reading.plain(endpoint.serviceName()),
                reading.text("VpcEndpointType", endpoint.vpcEndpointTypeAsString()),
                reading.text("State", endpoint.stateAsString()),
                reading.value("PrivateDnsEnabled", endpoint.privateDnsEnabled()),
                reading.texts("SubnetIds", endpoint.subnetIds()),
                reading.texts(
                        "Groups",
                        endpoint.groups().stream()
                                .map(SecurityGroupIdentifier::groupId)
                                .filter(Objects::nonNull)
                                .toList()),
                reading.texts("RouteTableIds", endpoint.routeTableIds()),
                reading.texts("NetworkInterfaceIds", endpoint.networkInterfaceIds()),
                PolicyText.plain(
                        Reading.plain(endpoint.vpcEndpointId()),
                        reading.in("PolicyDocument").origin(),
                        endpoint.policyDocument()),
                reading.text("IpAddressType", endpoint.ipAddressTypeAsString()),
                reading.texts(
                        "DnsEntries",
                        endpoint.dnsEntries().stream()
                                .map(DnsEntry::dnsName)
                                .filter(Objects::nonNull)
                                .toList()),
                reading.in("DnsOptions")
                        .value(
                                "PrivateDnsOnlyForInboundResolverEndpoint",
                                endpoint.dnsOptions() == null
                                        ? null
                                        : endpoint.dnsOptions().privateDnsOnlyForInboundResolverEndpoint()));
    }
}
