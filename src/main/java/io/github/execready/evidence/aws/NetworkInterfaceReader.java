// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.NetworkInterface;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** Reads elastic network interfaces. */
final class NetworkInterfaceReader {

    private final AwsApi api;

    NetworkInterfaceReader(AwsApi api) {
        this.api = api;
    }

    /** The interface; absent where the account has none of the id. */
    Pending<Evidence<NetworkInterface>> networkInterface(String id) {
        return Ec2Pages.NETWORK_INTERFACES.find(
                api,
                request(List.of(id)),
                found -> id.equals(found.networkInterfaceId()),
                NetworkInterfaceReader::read);
    }

    /** Those of the interfaces that the account has. */
    Pending<Evidence<List<NetworkInterface>>> all(Collection<String> ids) {
        return Ec2Pages.NETWORK_INTERFACES.read(api, request(ids), NetworkInterfaceReader::read);
    }

    private static DescribeNetworkInterfacesRequest request(Collection<String> ids) {
        return DescribeNetworkInterfacesRequest.builder()
                .filters(Ec2Pages.filter("network-interface-id", ids))
                .build();
    }

    private static NetworkInterface read(
            software.amazon.awssdk.services.ec2.model.NetworkInterface found, Reading reading) {
        return new NetworkInterface(
                Reading.plain(found.networkInterfaceId()),
                Reading.plain(found.subnetId()),
                reading.text("VpcId", found.vpcId()),
                reading.texts(
                        "Groups",
                        found.groups().stream().map(GroupIdentifier::groupId).toList()),
                reading.texts(
                        "PrivateIpAddresses",
                        found.privateIpAddresses().stream()
                                .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                                .toList()),
                reading.texts(
                        "Ipv6Addresses",
                        found.ipv6Addresses().stream()
                                .map(NetworkInterfaceIpv6Address::ipv6Address)
                                .toList()),
                reading.in("Association")
                        .text(
                                "PublicIp",
                                found.association() == null
                                        ? ""
                                        : found.association().publicIp()),
                reading.value("SourceDestCheck", found.sourceDestCheck()),
                reading.text("OwnerId", found.ownerId()));
    }
}
