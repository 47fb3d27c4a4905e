// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpBlock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ranges of addresses, such that what is in a VPC can be told from what is not even where the VPC's range is left to
 * deployment: a range that nothing else has stands for it, wherever the same range is meant. How it compares with a range
 * that is written out stays open.
 */
final class Ranges {

    private static final String VPC = "AWS::EC2::VPC";
    private static final String CIDR_BLOCK = "CidrBlock";
    private static final List<String> WHOLE = List.of("0.0.0.0/0", "::/0");
    private static final List<String> SAME_IN_A_STACK = List.of("parameter ", "Fn::ImportValue ");

    /** No VPC may use these addresses: they are for measuring networks. */
    private static final String STANDS_FOR = "198.18.%d.0/24";

    private static final int MOST = 256;

    private final Scope scope;

    Ranges(Scope scope) {
        this.scope = scope;
    }

    /** The ranges of a VPC, as far as the input tells them. */
    List<String> ofVpc(Resource vpc) {
        Evidence<String> told = scope.of(vpc).at(CIDR_BLOCK).text();
        return told.toOptional().map(List::of).orElseGet(() -> told.isAbsent() ? List.of() : standingFor(vpc));
    }

    /** The range of a subnet; where it is open, that of the VPC which it is a part of. */
    Evidence<String> ofSubnet(Property subnet) {
        Property range = subnet.at(CIDR_BLOCK);
        return range.text().isUnknown()
                ? subnet.at("VpcId")
                        .resource(VPC)
                        .filter(vpc -> !growsBeyond(vpc))
                        .flatMap(vpc -> ofVpc(vpc).stream().findFirst())
                        .map(found -> Evidence.known(found, range.origin()))
                        .orElseGet(range::text)
                : range.text();
    }

    /** The ranges that a rule means with one that it names. */
    List<String> named(Property range) {
        if (range.value().isAbsent()) {
            return List.of();
        }
        Optional<Resource> same = openVpcs().filter(vpc -> isOf(vpc, range)).findFirst();
        if (same.isPresent()) {
            return ofVpc(same.get());
        }
        String text = Places.id(range, "");
        return WHOLE.contains(text) || !isIpv4(text) || openVpcs().findAny().isEmpty()
                ? List.of(text)
                : List.of(text, text + " beside a range that is open");
    }

    private static boolean isIpv4(String text) {
        return IpBlock.parse(text).filter(block -> block.address().isIpv4()).isPresent();
    }

    private Stream<Resource> openVpcs() {
        return scope.ofType(VPC).stream()
                .filter(vpc -> scope.of(vpc).at(CIDR_BLOCK).text().isUnknown());
    }

    /** Whether a range is that of a VPC: its attribute, or left to the same parameter. */
    private boolean isOf(Resource vpc, Property range) {
        if (range.value().toOptional().orElse(null) instanceof Value.Reference reference) {
            return reference.address().equals(vpc.address())
                    && reference.attribute().equals(CIDR_BLOCK);
        }
        Optional<String> open = left(range.value());
        return open.isPresent()
                && open.equals(left(scope.of(vpc).at(CIDR_BLOCK).value()))
                && stack(vpc.address()).equals(stack(range.origin().source()));
    }

    private static Optional<String> left(Evidence<Value> value) {
        return value instanceof Evidence.Unknown<Value> unknown
                ? Optional.of(unknown.gap())
                        .map(Gap::source)
                        .filter(source -> SAME_IN_A_STACK.stream().anyMatch(source::startsWith))
                : Optional.empty();
    }

    private static String stack(String address) {
        return address.substring(0, address.lastIndexOf('/') + 1);
    }

    /** What stands for a VPC, and what of it is written out. */
    private List<String> standingFor(Resource vpc) {
        int index = scope.graph().ofType(VPC).indexOf(vpc);
        if (index >= MOST || growsBeyond(vpc)) {
            return List.of();
        }
        Set<String> ranges = new LinkedHashSet<>();
        ranges.add(STANDS_FOR.formatted(index));
        scope.ofType(SubnetReader.TYPE).stream()
                .map(scope::of)
                .filter(subnet -> subnet.at("VpcId").names(vpc).is(true))
                .forEach(subnet -> subnet.at(CIDR_BLOCK).text().toOptional().ifPresent(ranges::add));
        return List.copyOf(ranges);
    }

    /** Whether it has, or may have, further ranges. */
    private boolean growsBeyond(Resource vpc) {
        return scope.ofType("AWS::EC2::VPCCidrBlock").stream()
                .map(scope::of)
                .filter(block -> block.at("Ipv6CidrBlock").value().isAbsent()
                        && !block.at("AmazonProvidedIpv6CidrBlock").flag().is(true))
                .anyMatch(block -> !block.at("VpcId").names(vpc).is(false));
    }
}
