// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.SecurityGroupRule.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads security groups with the rules that stand on their own.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html">
 *     AWS::EC2::SecurityGroup: without egress rules, the default one allows everything</a>
 */
final class GroupReader {

    static final String TYPE = "AWS::EC2::SecurityGroup";
    private static final int NONE = -1;

    private final Scope scope;
    private final Ranges ranges;

    GroupReader(Scope scope) {
        this.scope = scope;
        this.ranges = new Ranges(scope);
    }

    /** All groups of the input, and the one that its VPCs have from the start. */
    List<SecurityGroup> all() {
        List<SecurityGroup> all = new ArrayList<>();
        scope.ofType(TYPE).forEach(group -> all.add(group(group)));
        scope.ofType("AWS::EC2::VPC").forEach(vpc -> all.add(defaultGroup(vpc)));
        return all;
    }

    /** A group that the input only names. */
    static SecurityGroup outside(String id, Gap gap) {
        return new SecurityGroup(id, Evidence.unknown(gap), Evidence.unknown(gap), Evidence.unknown(gap));
    }

    private SecurityGroup group(Resource resource) {
        Property group = scope.of(resource);
        String id = scope.names().id(scope, resource);
        return new SecurityGroup(
                id,
                group.at("VpcId").text(),
                rules(
                        resource,
                        group.at("SecurityGroupIngress"),
                        standalone(resource, "AWS::EC2::SecurityGroupIngress"),
                        List.of()),
                egress(resource, group.at("SecurityGroupEgress")));
    }

    private Evidence<List<SecurityGroupRule>> egress(Resource resource, Property embedded) {
        Standalone standalone = standalone(resource, "AWS::EC2::SecurityGroupEgress");
        // A rule of its own takes the place of the rule that allows everything.
        List<SecurityGroupRule> byDefault =
                embedded.value().isAbsent() && standalone.rules().isEmpty()
                        ? List.of(everything(embedded.origin()))
                        : List.of();
        return rules(resource, embedded, standalone, byDefault);
    }

    private Evidence<List<SecurityGroupRule>> rules(
            Resource resource, Property embedded, Standalone standalone, List<SecurityGroupRule> byDefault) {
        List<SecurityGroupRule> all = new ArrayList<>(byDefault);
        if (embedded.items() instanceof Evidence.Unknown<List<Property>> unknown) {
            return Evidence.unknown(unknown.gap());
        }
        List<Property> rules = new ArrayList<>(embedded.each());
        for (Resource rule : standalone.rules()) {
            Evidence<Boolean> exists = scope.exists(rule);
            if (exists.isUnknown()) {
                rules.add(new Property(
                        scope,
                        exists.map(e -> rule.properties()),
                        scope.of(rule).origin()));
            } else {
                rules.add(scope.of(rule));
            }
        }
        Optional<Gap> open = standalone.open();
        for (Property rule : rules) {
            Evidence<SecurityGroupRule> read = rule(rule);
            read.toOptional().ifPresent(all::add);
            if (read instanceof Evidence.Unknown<SecurityGroupRule> unknown) {
                open = open.or(() -> Optional.of(unknown.gap()));
            }
        }
        Optional<Gap> gap = open.or(() -> scope.graph().elsewhere(resource));
        boolean decided = all.stream().anyMatch(GroupReader::isEverything);
        return gap.filter(g -> !decided)
                .<Evidence<List<SecurityGroupRule>>>map(Evidence::unknown)
                .orElseGet(() -> Evidence.known(
                        List.copyOf(all),
                        rules.stream()
                                .flatMap(GroupReader::assumptions)
                                .reduce(
                                        LeftOut.resting(embedded.origin(), scope.graph(), standalone.type()::equals),
                                        Origin::assuming,
                                        (one, other) -> other)));
    }

    private static Stream<String> assumptions(Property rule) {
        return Stream.concat(
                Stream.of(rule.origin().assumption()),
                rule.value().toOptional().stream().flatMap(value -> Values.assumptions(value).stream()));
    }

    /**
     * The rules that stand on their own.
     *
     * @param rules those of a group that exist, or may
     * @param open why another one may be the group's
     */
    private record Standalone(String type, List<Resource> rules, Optional<Gap> open) {}

    private Standalone standalone(Resource group, String type) {
        List<Resource> rules = new ArrayList<>();
        Optional<Gap> open = Optional.empty();
        for (Resource rule : scope.naming(type, "GroupId", group)) {
            Evidence<Boolean> names = scope.of(rule).at("GroupId").names(group);
            if (names instanceof Evidence.Unknown<Boolean> unknown) {
                open = open.or(() -> Optional.of(unknown.gap()));
            } else if (names.is(true) && !scope.exists(rule).is(false)) {
                rules.add(rule);
            }
        }
        return new Standalone(type, rules, open);
    }

    private Evidence<SecurityGroupRule> rule(Property rule) {
        Evidence<String> protocol = rule.at("IpProtocol").text().absentAs("");
        Evidence<Integer> from = rule.at("FromPort").number().absentAs(NONE);
        Evidence<Integer> to = rule.at("ToPort").number().absentAs(NONE);
        return rule.value()
                .flatMap(value -> protocol.with(
                        from.with(to, (first, last) -> new int[] {first, last}),
                        (name, ports) -> new SecurityGroupRule(
                                name,
                                ports[0],
                                ports[1],
                                ranges.named(rule.at("CidrIp")),
                                ranges.named(rule.at("CidrIpv6")),
                                prefixLists(rule),
                                groups(rule),
                                Optional.of(new Written(
                                        rule.origin(), rule.at("Description").text())))));
    }

    private static List<String> prefixLists(Property rule) {
        return java.util.stream.Stream.of("DestinationPrefixListId", "SourcePrefixListId")
                .map(rule::at)
                .filter(list -> !list.value().isAbsent())
                .map(list -> Places.id(list, "pl-"))
                .toList();
    }

    private static List<String> groups(Property rule) {
        return java.util.stream.Stream.of(
                        "DestinationSecurityGroupId", "SourceSecurityGroupId", "SourceSecurityGroupName")
                .map(rule::at)
                .filter(group -> !group.value().isAbsent())
                .map(group -> Places.id(group, "sg-"))
                .toList();
    }

    /**
     * The group that a VPC has from the start lets everything out, and in what comes from itself.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html">Default security groups</a>
     */
    private SecurityGroup defaultGroup(Resource vpc) {
        String vpcId = scope.names().id(scope, vpc);
        String id = Names.defaultGroup(vpcId);
        Optional<Resource> managed = scope.ofType(TYPE).stream()
                .filter(group -> scope.of(group).at("GroupName").text().is("default"))
                .filter(group -> scope.of(group).at("VpcId").names(vpc).is(true))
                .findFirst();
        if (managed.isPresent()) {
            SecurityGroup group = group(managed.get());
            return new SecurityGroup(id, group.vpcId(), group.ingress(), group.egress());
        }
        Origin origin = new Origin(vpc.address(), "DefaultSecurityGroup", vpc.location());
        SecurityGroupRule itself =
                new SecurityGroupRule("-1", NONE, NONE, List.of(), List.of(), List.of(), List.of(id));
        return new SecurityGroup(
                id,
                Evidence.known(vpcId, origin),
                Evidence.known(List.of(itself), origin),
                Evidence.known(List.of(everything(origin)), origin));
    }

    private static SecurityGroupRule everything(Origin group) {
        return new SecurityGroupRule(
                "-1",
                NONE,
                NONE,
                List.of("0.0.0.0/0"),
                List.of("::/0"),
                List.of(),
                List.of(),
                Optional.of(new Written(group, Evidence.absent(group))));
    }

    private static boolean isEverything(SecurityGroupRule rule) {
        return rule.protocol().equals("-1") && rule.ipv4Ranges().contains("0.0.0.0/0");
    }
}
