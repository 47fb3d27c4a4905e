// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of security groups: Terraform names several sources or destinations in one rule, CloudFormation one in each. Protocol
 * and ports are the same in all of them.
 */
final class GroupRules {

    private static final List<String> SHARED = List.of("IpProtocol", "FromPort", "ToPort");

    /** Provider versions that write a group without ports as "all" use this word for it. */
    private static final String ALL = "all";

    private GroupRules() {}

    /**
     * The rules within a group.
     *
     * @param self the group itself
     */
    static Value inline(Value rules, boolean egress, Value self) {
        if (!(rules instanceof Value.Items items)) {
            return rules;
        }
        List<Value> flat = new ArrayList<>();
        for (Value item : items.items()) {
            if (item instanceof Value.Fields fields) {
                flat.addAll(rules(fields, egress, self));
            } else if (item instanceof Value.Choice choice && choice.whenTrue() instanceof Value.Fields fields) {
                rules(fields, egress, self)
                        .forEach(rule -> flat.add(Choices.where(choice, whole -> rule, choice.whenFalse())));
            } else {
                flat.add(item);
            }
        }
        return new Value.Items(flat, rules.location());
    }

    private static List<Value> rules(Value.Fields rule, boolean egress, Value self) {
        return ends(rule, egress, self).stream()
                .<Value>map(members -> new Value.Fields(members, rule.location()))
                .toList();
    }

    /** The rules that a resource of their own holds. */
    static List<Resource> alone(Resource rule) {
        Map<String, Value> read = rule.properties().members();
        boolean egress =
                read.get("Type") instanceof Value.Scalar type && type.text().equals("egress");
        if (!egress && !(read.get("Type") instanceof Value.Scalar)) {
            return List.of(rule);
        }
        String type = egress ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress";
        List<Map<String, Value>> ends =
                ends(rule.properties(), egress, read.getOrDefault("GroupId", new Value.Nothing(rule.location())));
        List<Resource> rules = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            Map<String, Value> members = ends.get(i);
            Value group = read.get("GroupId");
            if (group != null) {
                members.put("GroupId", group);
            }
            rules.add(new Resource(
                    type,
                    ends.size() == 1 ? rule.address() : rule.address() + ".rule[" + i + "]",
                    rule.location(),
                    new Value.Fields(members, rule.properties().location()),
                    Optional.empty(),
                    rule.condition()));
        }
        return rules;
    }

    /** One rule for each end, with what they share. */
    private static List<Map<String, Value>> ends(Value.Fields rule, boolean egress, Value itself) {
        Map<String, Value> read = rule.members();
        String end = egress ? "Destination" : "Source";
        List<Map<String, Value>> rules = new ArrayList<>();
        add(rules, read, "CidrBlocks", "CidrIp");
        add(rules, read, "Ipv6CidrBlocks", "CidrIpv6");
        add(rules, read, "PrefixListIds", end + "PrefixListId");
        boolean addressed = !rules.isEmpty();
        // A rule has one kind of end; the provider marks the other kinds as unknown where it computes them.
        if (!(addressed && read.get("SecurityGroups") instanceof Value.Open)) {
            add(rules, read, "SecurityGroups", end + "SecurityGroupId");
        }
        if (read.get("Self") instanceof Value.Scalar self && self.text().equals("true")) {
            Map<String, Value> members = shared(read);
            members.put(end + "SecurityGroupId", itself);
            rules.add(members);
        }
        return rules;
    }

    private static void add(List<Map<String, Value>> rules, Map<String, Value> read, String from, String to) {
        Value value = read.get(from);
        List<Value> values =
                value instanceof Value.Items items ? items.items() : value == null ? List.of() : List.of(value);
        for (Value end : values) {
            if (end instanceof Value.Assumed assumed && assumed.value() instanceof Value.Items several) {
                several.items()
                        .forEach(one -> rules.add(ended(read, to, new Value.Assumed(one, assumed.assumption()))));
            } else {
                rules.add(ended(read, to, end));
            }
        }
    }

    private static Map<String, Value> ended(Map<String, Value> read, String to, Value end) {
        Map<String, Value> members = shared(read);
        members.put(to, end);
        return members;
    }

    private static Map<String, Value> shared(Map<String, Value> read) {
        Map<String, Value> members = new LinkedHashMap<>();
        SHARED.forEach(name -> {
            Value value = read.get(name);
            if (value != null) {
                members.put(name, value);
            }
        });
        if (members.get("IpProtocol") instanceof Value.Scalar protocol
                && protocol.text().equalsIgnoreCase(ALL)) {
            members.put("IpProtocol", new Value.Scalar("-1", protocol.location()));
        }
        return members;
    }
}
