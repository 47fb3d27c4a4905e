// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.Origin;
import io.github.execready.model.RouteTable;
import io.github.execready.model.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads subnets and their network ACLs. */
final class SubnetReader {

    static final String TYPE = "AWS::EC2::Subnet";
    private static final String ASSOCIATION = "AWS::EC2::SubnetNetworkAclAssociation";

    /**
     * A subnet of the input, or one that the input only names.
     *
     * @param outside why nothing is known of it; empty for one of the input
     * @param outsideVpc why nothing is known of its VPC; empty for one of the input
     */
    record Read(
            String id, String vpcId, Optional<Resource> resource, Optional<Gap> outside, Optional<Gap> outsideVpc) {}

    /** What surrounds subnets. */
    record Surroundings(List<Subnet> subnets, List<RouteTable> tables, List<NetworkAcl> acls) {

        static Surroundings of(Scope scope, List<Read> subnets) {
            SubnetReader reader = new SubnetReader(scope);
            return new Surroundings(
                    subnets.stream().map(reader::subnet).toList(),
                    new RouteReader(scope).all(subnets),
                    reader.acls(subnets));
        }

        /** Without what is of other VPCs, as far as those are known. */
        Surroundings within(String vpcId, Set<String> vpcIds) {
            Predicate<String> here = id -> id.equals(vpcId) || !vpcIds.contains(id);
            return new Surroundings(
                    subnets.stream().filter(subnet -> here.test(subnet.vpcId())).toList(),
                    tables.stream().filter(table -> here.test(table.vpcId())).toList(),
                    acls.stream().filter(acl -> here.test(acl.vpcId())).toList());
        }
    }

    private final Scope scope;
    private final Ranges ranges;

    SubnetReader(Scope scope) {
        this.scope = scope;
        this.ranges = new Ranges(scope);
    }

    /** All subnets of the input, and those that the places name beyond. */
    List<Read> all(List<Property> named) {
        Map<String, Read> all = new LinkedHashMap<>(scope.of(Concern.NETWORK).subnets());
        for (Property subnet : named) {
            if (subnet.resource(TYPE).isEmpty()) {
                String id = Places.id(subnet, "subnet-");
                Gap gap = subnet.outside("the subnet");
                all.putIfAbsent(id, new Read(id, "vpc-of-" + id, Optional.empty(), Optional.of(gap), Optional.of(gap)));
            }
        }
        return List.copyOf(all.values());
    }

    /** The subnets of the input, by their ids. */
    Map<String, Read> own() {
        Map<String, Read> all = new LinkedHashMap<>();
        for (Resource resource : scope.ofType(TYPE)) {
            Property vpc = scope.of(resource).at("VpcId");
            Optional<Gap> outside =
                    vpc.resource("AWS::EC2::VPC").isPresent() ? Optional.empty() : Optional.of(vpc.outside("the VPC"));
            String id = scope.names().id(scope, resource);
            all.put(id, new Read(id, Places.id(vpc, "vpc-"), Optional.of(resource), Optional.empty(), outside));
        }
        return all;
    }

    /** What surrounds them: the same for all workloads whose subnets are all of the input. */
    Surroundings around(List<Read> subnets) {
        return subnets.stream().allMatch(read -> read.resource().isPresent())
                ? scope.of(Concern.NETWORK).surroundings(subnets)
                : Surroundings.of(scope, subnets);
    }

    Subnet subnet(Read read) {
        return read.resource().map(resource -> subnet(read, scope.of(resource))).orElseGet(() -> outside(read));
    }

    private Subnet subnet(Read read, Property subnet) {
        return new Subnet(
                read.id(),
                read.vpcId(),
                Evidence.unknown(subnet.gap("the zone's id is known once the subnet exists")),
                ranges.ofSubnet(subnet),
                ipv6(subnet),
                Evidence.absent(subnet.origin()),
                subnet.at("Ipv6Native").flag().absentAs(false),
                subnet.at("MapPublicIpOnLaunch").flag().absentAs(false),
                Evidence.unknown(subnet.gap("the owner is known once the subnet exists")),
                subnet.at("EnableDns64").flag().absentAs(false),
                new PublicAccessReader(scope).ofSubnet(subnet.origin()));
    }

    private static Evidence<List<String>> ipv6(Property subnet) {
        Property block = subnet.at("Ipv6CidrBlock");
        return block.value().isAbsent() && subnet.at("Ipv6IpamPoolId").value().isAbsent()
                ? Evidence.known(List.of(), block.origin())
                : block.text().map(List::of);
    }

    private static Subnet outside(Read read) {
        Gap gap = read.outside().orElseThrow();
        return new Subnet(
                read.id(),
                read.vpcId(),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap),
                Evidence.unknown(gap));
    }

    /** The ACLs of the input with their subnets, the default one for the subnets that name none, and open ones. */
    List<NetworkAcl> acls(List<Read> subnets) {
        List<NetworkAcl> all = new ArrayList<>();
        List<String> associated = new ArrayList<>();
        for (Resource acl : scope.ofType("AWS::EC2::NetworkAcl")) {
            List<String> ids = subnets.stream()
                    .filter(subnet -> isAssociated(subnet, acl))
                    .map(Read::id)
                    .toList();
            associated.addAll(ids);
            all.add(new NetworkAcl(
                    scope.names().id(scope, acl),
                    Places.id(scope.of(acl).at("VpcId"), "vpc-"),
                    false,
                    ids,
                    entries(acl)));
        }
        for (Read subnet : subnets) {
            if (!associated.contains(subnet.id())) {
                Optional<Gap> unclear = unclear(subnet);
                all.add(managedDefault(subnet)
                        .map(acl -> new NetworkAcl(
                                scope.names().id(scope, acl) + "-of-" + subnet.id(),
                                subnet.vpcId(),
                                true,
                                List.of(subnet.id()),
                                unclear.<Evidence<List<NetworkAclEntry>>>map(Evidence::unknown)
                                        .orElseGet(() -> entries(acl))))
                        .orElseGet(() -> byDefault(subnet, unclear)));
            }
        }
        return all;
    }

    /** Why an association may give a subnet another ACL than the default one. */
    private Optional<Gap> unclear(Read subnet) {
        return Associations.of(scope, ASSOCIATION, subnet).stream()
                .flatMap(association -> Associations.unclear(scope, association, subnet, "NetworkAclId").stream())
                .findFirst();
    }

    /** The ACL that a VPC has from the start, where the input says what is in it. */
    private Optional<Resource> managedDefault(Read subnet) {
        Optional<Resource> vpc =
                subnet.resource().flatMap(r -> scope.of(r).at("VpcId").resource("AWS::EC2::VPC"));
        return vpc.flatMap(found -> scope.ofType("AWS::EC2::NetworkAcl").stream()
                .filter(acl -> scope.of(acl).at("IsDefault").flag().is(true))
                .filter(acl -> !scope.of(acl).at("VpcId").names(found).is(false))
                .findFirst());
    }

    private boolean isAssociated(Read subnet, Resource acl) {
        return scope.naming(ASSOCIATION, "NetworkAclId", acl).stream()
                .anyMatch(association -> Associations.certain(scope, association, subnet, "NetworkAclId", acl));
    }

    private Evidence<List<NetworkAclEntry>> entries(Resource acl) {
        List<NetworkAclEntry> entries = new ArrayList<>();
        for (Resource resource : scope.naming("AWS::EC2::NetworkAclEntry", "NetworkAclId", acl)) {
            Property entry = scope.of(resource);
            Evidence<Boolean> ofAcl = entry.at("NetworkAclId").names(acl);
            if (ofAcl.isUnknown() || (ofAcl.is(true) && scope.exists(resource).isUnknown())) {
                return Evidence.unknown(entry.outside("the network ACL"));
            }
            if (ofAcl.is(true) && scope.exists(resource).is(true)) {
                Evidence<NetworkAclEntry> read = entry(entry);
                if (read instanceof Evidence.Unknown<NetworkAclEntry> unknown) {
                    return Evidence.unknown(unknown.gap());
                }
                read.toOptional().ifPresent(entries::add);
            }
        }
        return scope.graph()
                .elsewhere(acl)
                .<Evidence<List<NetworkAclEntry>>>map(Evidence::unknown)
                .orElseGet(
                        () -> Evidence.known(List.copyOf(entries), scope.of(acl).origin()));
    }

    private static Evidence<NetworkAclEntry> entry(Property entry) {
        Property ipv4 = entry.at("CidrBlock");
        String block = Places.id(ipv4.value().isAbsent() ? entry.at("Ipv6CidrBlock") : ipv4, "");
        Evidence<Integer> from = entry.at("PortRange", "From").number().absentAs(-1);
        Evidence<Integer> to = entry.at("PortRange", "To").number().absentAs(-1);
        Evidence<int[]> numbers = entry.at("RuleNumber")
                .number()
                .with(from, (number, first) -> new int[] {number, first})
                .with(to, (both, last) -> new int[] {both[0], both[1], last});
        Evidence<Boolean> allow = entry.at("RuleAction").text().map("allow"::equalsIgnoreCase);
        Evidence<Boolean> egress = entry.at("Egress").flag().absentAs(false);
        Evidence<String> protocol = entry.at("Protocol").text();
        return numbers.with(allow, Map::entry)
                .with(egress, Map::entry)
                .with(
                        protocol,
                        (all, name) -> new NetworkAclEntry(
                                all.getKey().getKey()[0],
                                all.getValue(),
                                all.getKey().getValue(),
                                name,
                                block,
                                all.getKey().getKey()[1],
                                all.getKey().getKey()[2]));
    }

    /**
     * The ACL that a VPC has from the start lets everything pass.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html">Default network ACL</a>
     */
    private NetworkAcl byDefault(Read subnet, Optional<Gap> unclear) {
        Origin origin = subnet.resource()
                .map(resource -> scope.of(resource).origin())
                .orElseGet(() -> new Origin(subnet.id(), ""));
        List<NetworkAclEntry> everything = List.of(
                new NetworkAclEntry(100, true, true, "-1", "0.0.0.0/0", -1, -1),
                new NetworkAclEntry(101, true, true, "-1", "::/0", -1, -1),
                new NetworkAclEntry(100, false, true, "-1", "0.0.0.0/0", -1, -1),
                new NetworkAclEntry(101, false, true, "-1", "::/0", -1, -1));
        return new NetworkAcl(
                "acl-of-" + subnet.id(),
                subnet.vpcId(),
                true,
                List.of(subnet.id()),
                subnet.outside()
                        .or(() -> unclear)
                        .<Evidence<List<NetworkAclEntry>>>map(Evidence::unknown)
                        .orElseGet(() -> Evidence.known(everything, origin)));
    }
}
