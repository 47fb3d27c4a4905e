// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Network ACLs: Terraform writes entries and subnets within them, CloudFormation as resources of their own. */
final class Acls {

    private Acls() {}

    /** A list and what is written within it. */
    static List<Resource> inline(Resource written) {
        Resource acl = Routes.ofVpc(written);
        Map<String, Value> members = new LinkedHashMap<>(acl.properties().members());
        List<Resource> all = new ArrayList<>();
        for (String direction : List.of("Egress", "Ingress")) {
            Value entries = members.remove(direction);
            List<Value> each = each(entries);
            for (int i = 0; i < each.size(); i++) {
                Value entry = each.get(i);
                Map<String, Value> parts =
                        new LinkedHashMap<>(entry instanceof Value.Fields fields ? fields.members() : Map.of());
                if (!(entry instanceof Value.Fields)) {
                    parts.put("RuleAction", entry);
                }
                parts.put("NetworkAclId", Routes.reference(acl, entry));
                parts.put("Egress", new Value.Scalar(Boolean.toString(direction.equals("Egress")), entry.location()));
                String part = (direction.equals("Egress") ? "egress[" : "ingress[") + i + "]";
                all.add(Translator.inside(acl, "AWS::EC2::NetworkAclEntry", part, parts, entry.location()));
            }
        }
        List<Value> subnets = each(members.remove("SubnetIds"));
        for (int i = 0; i < subnets.size(); i++) {
            Value subnet = subnets.get(i);
            all.add(Translator.inside(
                    acl,
                    "AWS::EC2::SubnetNetworkAclAssociation",
                    "subnet_ids[" + i + "]",
                    Map.of("SubnetId", subnet, "NetworkAclId", Routes.reference(acl, subnet)),
                    subnet.location()));
        }
        all.add(0, Translator.with(acl, members));
        return all;
    }

    private static List<Value> each(@org.jspecify.annotations.Nullable Value value) {
        if (value instanceof Value.Assumed assumed && assumed.value() instanceof Value.Items items) {
            return items.items().stream()
                    .<Value>map(item -> new Value.Assumed(item, assumed.assumption()))
                    .toList();
        }
        return value instanceof Value.Items items ? items.items() : value == null ? List.of() : List.of(value);
    }
}
