// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How one resource is repeated in an attribute of another: an element of a list, a block, or a part of a rule. */
sealed interface Repetition {

    /** The attribute of the other resource. */
    String attribute();

    /** What that attribute has beside the repetition. */
    Value takenFrom(Value value);

    /** How a resource is repeated. */
    static Repetition of(Departures.Past past) {
        Value.Fields now = past.attributes();
        return switch (past.type()) {
            case "aws_iam_role_policy" -> new Block("inline_policy", Map.of("name", text(now, "name")));
            case "aws_iam_role_policy_attachment", "aws_iam_policy_attachment" ->
                new Element("managed_policy_arns", text(now, "policy_arn"));
            case "aws_route" ->
                new Block(
                        "route",
                        Map.of(
                                "cidr_block", text(now, "destination_cidr_block"),
                                "ipv6_cidr_block", text(now, "destination_ipv6_cidr_block"),
                                "destination_prefix_list_id", text(now, "destination_prefix_list_id")));
            case "aws_network_acl_rule" ->
                new Block(
                        text(now, "egress").equals("true") ? "egress" : "ingress",
                        Map.of("rule_no", text(now, "rule_number")));
            case "aws_vpc_endpoint_security_group_association" ->
                new Element("security_group_ids", text(now, "security_group_id"));
            case "aws_vpc_endpoint_subnet_association", "aws_network_acl_association" ->
                new Element("subnet_ids", text(now, "subnet_id"));
            case "aws_vpc_endpoint_route_table_association" ->
                new Element("route_table_ids", text(now, "route_table_id"));
            default -> RuleRepetition.of(past);
        };
    }

    /** An element of a list. */
    record Element(String attribute, String element) implements Repetition {
        @Override
        public Value takenFrom(Value value) {
            return without(
                    value,
                    item -> item instanceof Value.Scalar text && text.text().equals(element));
        }
    }

    /**
     * A block.
     *
     * @param identity the attributes that tell it from others, with the empty text for what is not set
     */
    record Block(String attribute, Map<String, String> identity) implements Repetition {
        @Override
        public Value takenFrom(Value value) {
            return without(
                    value,
                    item -> item instanceof Value.Fields fields
                            && identity.entrySet().stream()
                                    .allMatch(known ->
                                            text(fields, known.getKey()).equals(known.getValue())));
        }
    }

    /** What a list has but for some elements. */
    static Value without(Value value, Predicate<Value> departs) {
        return value instanceof Value.Items items
                ? new Value.Items(
                        items.items().stream().filter(departs.negate()).toList(), items.location())
                : value;
    }

    /** The text of an attribute; empty where it is not set. */
    static String text(Value.Fields fields, String attribute) {
        return fields.members().get(attribute) instanceof Value.Scalar scalar ? scalar.text() : "";
    }

    /** The texts of an attribute that is a list, or the one of one that is not. */
    static List<String> texts(Value.Fields fields, String attribute) {
        Value value = fields.members().get(attribute);
        List<Value> all =
                value instanceof Value.Items items ? items.items() : value == null ? List.of() : List.of(value);
        return all.stream()
                .filter(Value.Scalar.class::isInstance)
                .map(one -> ((Value.Scalar) one).text())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * A rule of a security group. The group has one block for all rules of the same protocol and ports, with their ends put
     * together.
     *
     * @param attribute {@code egress} or {@code ingress}
     * @param ports from and to; what a rule for all protocols has there means nothing
     * @param ends by the attribute of the block that lists such ends
     */
    record RuleRepetition(String attribute, String protocol, List<String> ports, Map<String, List<String>> ends)
            implements Repetition {

        private static final String ALL = "-1";

        static Repetition of(Departures.Past past) {
            Value.Fields now = past.attributes();
            Map<String, List<String>> ends = new LinkedHashMap<>();
            boolean several = past.type().equals("aws_security_group_rule");
            ends.put("cidr_blocks", texts(now, several ? "cidr_blocks" : "cidr_ipv4"));
            ends.put("ipv6_cidr_blocks", texts(now, several ? "ipv6_cidr_blocks" : "cidr_ipv6"));
            ends.put("prefix_list_ids", texts(now, several ? "prefix_list_ids" : "prefix_list_id"));
            ends.put(
                    "security_groups",
                    texts(now, several ? "source_security_group_id" : "referenced_security_group_id"));
            ends.put("self", texts(now, "self"));
            String direction = several ? text(now, "type") : past.type().split("_")[4];
            return new RuleRepetition(
                    direction, protocol(text(now, several ? "protocol" : "ip_protocol")), ports(now), ends);
        }

        /** A protocol may be written by its name or its number. */
        private static String protocol(String written) {
            return switch (written) {
                case "all" -> ALL;
                case "6" -> "tcp";
                case "17" -> "udp";
                default -> written;
            };
        }

        private static List<String> ports(Value.Fields rule) {
            return List.of(text(rule, "from_port"), text(rule, "to_port"));
        }

        @Override
        public Value takenFrom(Value value) {
            if (!(value instanceof Value.Items items)) {
                return value;
            }
            List<Value> left = new ArrayList<>();
            for (Value item : items.items()) {
                if (item instanceof Value.Fields block && isSame(block)) {
                    Value.Fields rest = rest(block);
                    if (ends.keySet().stream().anyMatch(end -> leads(rest, end))) {
                        left.add(rest);
                    }
                } else {
                    left.add(item);
                }
            }
            return new Value.Items(left, items.location());
        }

        private boolean isSame(Value.Fields block) {
            return protocol(text(block, "protocol")).equals(protocol)
                    && (protocol.equals(ALL) || ports(block).equals(ports));
        }

        private Value.Fields rest(Value.Fields block) {
            Map<String, Value> members = new LinkedHashMap<>(block.members());
            ends.forEach((end, departing) -> members.computeIfPresent(
                    end,
                    (name, value) -> value instanceof Value.Scalar self && departing.contains(self.text())
                            ? new Value.Scalar("false", value.location())
                            : without(
                                    value,
                                    one -> one instanceof Value.Scalar text && departing.contains(text.text()))));
            return new Value.Fields(members, block.location());
        }

        private static boolean leads(Value.Fields block, String end) {
            return texts(block, end).stream().anyMatch(text -> !text.equals("false"));
        }
    }
}
