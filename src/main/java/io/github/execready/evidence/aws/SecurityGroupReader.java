// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Reads security groups. */
final class SecurityGroupReader {

    /** How many values EC2 takes in a filter. */
    private static final int AT_ONCE = 200;

    private final AwsApi api;

    SecurityGroupReader(AwsApi api) {
        this.api = api;
    }

    /**
     * The groups, one for every id. What a group that the account does not show allows is unknown: it can be one of a
     * peer or of a VPC's owner.
     */
    Pending<Evidence<List<SecurityGroup>>> all(Collection<String> ids) {
        List<Pending<Evidence<List<SecurityGroup>>>> parts =
                Batches.of(ids, AT_ONCE).stream().map(this::part).toList();
        Evidence<List<SecurityGroup>> none = Evidence.known(
                List.of(), new Origin(Ec2Operations.DESCRIBE_SECURITY_GROUPS.action(), "SecurityGroups"));
        return Pending.all(parts).map(read -> read.stream().reduce(none, Lists::both));
    }

    private Pending<Evidence<List<SecurityGroup>>> part(List<String> ids) {
        return Ec2Pages.SECURITY_GROUPS
                .read(
                        api,
                        DescribeSecurityGroupsRequest.builder()
                                .filters(Ec2Pages.filter("group-id", ids))
                                .build(),
                        SecurityGroupReader::group)
                .map(groups -> groups.map(found -> complete(ids, found)));
    }

    private static List<SecurityGroup> complete(List<String> ids, List<SecurityGroup> found) {
        Map<String, SecurityGroup> byId = new HashMap<>();
        found.forEach(group -> byId.put(group.id(), group));
        return ids.stream().map(id -> byId.getOrDefault(id, notVisible(id))).toList();
    }

    private static SecurityGroup notVisible(String id) {
        Gap gap = new Gap(
                Gap.Reason.NOT_VISIBLE,
                Ec2Operations.DESCRIBE_SECURITY_GROUPS.action(),
                "the account does not show the group " + id);
        return new SecurityGroup(id, Evidence.unknown(gap), Evidence.unknown(gap), Evidence.unknown(gap));
    }

    private static SecurityGroup group(software.amazon.awssdk.services.ec2.model.SecurityGroup group, Reading reading) {
        return new SecurityGroup(
                Reading.plain(group.groupId()),
                reading.text("VpcId", group.vpcId()),
                reading.list("IpPermissions", group.ipPermissions(), SecurityGroupReader::rule),
                reading.list("IpPermissionsEgress", group.ipPermissionsEgress(), SecurityGroupReader::rule));
    }

    private static SecurityGroupRule rule(IpPermission rule, Reading reading) {
        return new SecurityGroupRule(
                Reading.plain(rule.ipProtocol()),
                Ports.orNone(rule.fromPort()),
                Ports.orNone(rule.toPort()),
                rule.ipRanges().stream()
                        .map(IpRange::cidrIp)
                        .filter(Objects::nonNull)
                        .toList(),
                rule.ipv6Ranges().stream()
                        .map(Ipv6Range::cidrIpv6)
                        .filter(Objects::nonNull)
                        .toList(),
                rule.prefixListIds().stream()
                        .map(PrefixListId::prefixListId)
                        .filter(Objects::nonNull)
                        .toList(),
                rule.userIdGroupPairs().stream()
                        .map(UserIdGroupPair::groupId)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
