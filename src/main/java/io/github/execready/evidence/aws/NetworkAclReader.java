// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.PortRange;

/** Reads network ACLs. */
final class NetworkAclReader {

    private final AwsApi api;

    NetworkAclReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<List<NetworkAcl>>> ofVpc(String vpcId) {
        return Ec2Pages.NETWORK_ACLS.read(
                api,
                DescribeNetworkAclsRequest.builder()
                        .filters(Ec2Pages.filter("vpc-id", vpcId))
                        .build(),
                NetworkAclReader::acl);
    }

    private static NetworkAcl acl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl, Reading reading) {
        return new NetworkAcl(
                Reading.plain(acl.networkAclId()),
                Reading.plain(acl.vpcId()),
                Boolean.TRUE.equals(acl.isDefault()),
                acl.associations().stream()
                        .map(NetworkAclAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .toList(),
                reading.list("Entries", acl.entries(), NetworkAclReader::entry));
    }

    private static NetworkAclEntry entry(
            software.amazon.awssdk.services.ec2.model.NetworkAclEntry entry, Reading reading) {
        PortRange ports = entry.portRange();
        return new NetworkAclEntry(
                Ports.orNone(entry.ruleNumber()),
                Boolean.TRUE.equals(entry.egress()),
                "allow".equals(entry.ruleActionAsString()),
                Reading.plain(entry.protocol()),
                entry.cidrBlock() == null ? Reading.plain(entry.ipv6CidrBlock()) : entry.cidrBlock(),
                ports == null ? Ports.NONE : Ports.orNone(ports.from()),
                ports == null ? Ports.NONE : Ports.orNone(ports.to()));
    }
}
