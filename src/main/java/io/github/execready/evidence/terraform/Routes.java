// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Terraform writes within route tables and gateways and CloudFormation as resources of their own. */
final class Routes {

    private Routes() {}

    /** A table and the routes in it. */
    static List<Resource> inline(Resource table) {
        Map<String, Value> members = new LinkedHashMap<>(table.properties().members());
        Value routes = members.remove("Routes");
        List<Resource> all = new ArrayList<>();
        all.add(Translator.with(table, members));
        List<Value> each =
                routes instanceof Value.Items items ? items.items() : routes == null ? List.of() : List.of(routes);
        for (int i = 0; i < each.size(); i++) {
            Value route = each.get(i);
            Map<String, Value> parts =
                    new LinkedHashMap<>(route instanceof Value.Fields fields ? fields.members() : Map.of());
            parts.put("RouteTableId", reference(table, route));
            if (!(route instanceof Value.Fields)) {
                // Routes that nobody can tell yet may lead anywhere.
                parts.put("DestinationCidrBlock", route);
                parts.put("GatewayId", route);
            }
            all.add(Translator.inside(table, "AWS::EC2::Route", "route[" + i + "]", parts, route.location()));
        }
        return all;
    }

    /** A VPC's main table, which Terraform takes over rather than makes. */
    static List<Resource> main(Resource table) {
        Resource owned = ofVpc(table);
        List<Resource> all = new ArrayList<>(inline(owned));
        Map<String, Value> members = new LinkedHashMap<>();
        Value vpc = owned.properties().members().get("VpcId");
        if (vpc != null) {
            members.put("VpcId", vpc);
        }
        members.put("RouteTableId", reference(table, table.properties()));
        all.add(Translator.inside(
                table, ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION, "default_route_table_id", members, table.location()));
        return all;
    }

    /** What a VPC comes with is named by an attribute of that VPC. */
    static Resource ofVpc(Resource resource) {
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        Value named = members.remove("Default");
        if (named instanceof Value.Reference vpc) {
            members.putIfAbsent("VpcId", new Value.Reference(vpc.address(), "Ref", vpc.location()));
        }
        return Translator.with(resource, members);
    }

    /** An internet gateway and what attaches it. */
    static List<Resource> gateway(Resource gateway) {
        Map<String, Value> members = new LinkedHashMap<>(gateway.properties().members());
        Value vpc = members.remove("VpcId");
        Resource alone = Translator.with(gateway, members);
        if (vpc == null) {
            return List.of(alone);
        }
        return List.of(
                alone,
                Translator.inside(
                        gateway,
                        "AWS::EC2::VPCGatewayAttachment",
                        "vpc_id",
                        Map.of("VpcId", vpc, "InternetGatewayId", reference(gateway, vpc)),
                        vpc.location()));
    }

    static Value reference(Resource resource, Value at) {
        return new Value.Reference(resource.address(), "Ref", at.location());
    }
}
