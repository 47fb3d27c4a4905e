// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What departs with a plan although another resource still repeats it. The provider reads into a role its policies, into a
 * table its routes, into a group its rules, also those that resources of their own make; and a plan that takes such a resource
 * away, or changes it, leaves what was read as it was. What the configuration writes itself is no repetition and stays.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group">The provider's
 *     documentation on rules within a group and rules of their own</a>
 */
final class Departures {

    /**
     * A resource as it is now, which the plan changes or takes away.
     *
     * @param type of the resource
     * @param attributes those that it has now
     */
    record Past(String type, Value.Fields attributes) {}

    /**
     * Where a type of resource is repeated.
     *
     * @param owner the attribute that names the resource that repeats it
     * @param types of resources that repeat it
     */
    private record Home(String owner, Set<String> types) {}

    private static final Home ROLE = new Home("role", Set.of(Types.ROLE));
    private static final Home TABLE = new Home("route_table_id", Set.of(Types.TABLE, Types.DEFAULT_TABLE));
    private static final Home ENDPOINT = new Home("vpc_endpoint_id", Set.of(Types.ENDPOINT));
    private static final Home GROUP = new Home("security_group_id", Set.of(Types.GROUP, Types.DEFAULT_GROUP));
    private static final Home ACL = new Home("network_acl_id", Set.of(Types.ACL, "aws_default_network_acl"));

    private static final Map<String, Home> HOMES = Map.ofEntries(
            Map.entry("aws_iam_role_policy", ROLE),
            Map.entry("aws_iam_role_policy_attachment", ROLE),
            Map.entry("aws_iam_policy_attachment", new Home("roles", Set.of(Types.ROLE))),
            Map.entry("aws_route", TABLE),
            Map.entry("aws_vpc_endpoint_security_group_association", ENDPOINT),
            Map.entry("aws_vpc_endpoint_subnet_association", ENDPOINT),
            Map.entry("aws_vpc_endpoint_route_table_association", ENDPOINT),
            Map.entry("aws_security_group_rule", GROUP),
            Map.entry("aws_vpc_security_group_egress_rule", GROUP),
            Map.entry("aws_vpc_security_group_ingress_rule", GROUP),
            Map.entry("aws_network_acl_rule", ACL),
            Map.entry("aws_network_acl_association", ACL));

    private final Plan plan;
    private final TerraformSources sources;
    private final Map<String, List<Past>> past = new HashMap<>();

    Departures(Plan plan, TerraformSources sources) {
        this.plan = plan;
        this.sources = sources;
        for (Past resource : plan.past()) {
            Optional.ofNullable(HOMES.get(resource.type())).ifPresent(home -> file(resource, home));
        }
    }

    private void file(Past resource, Home home) {
        for (String owner : Repetition.texts(resource.attributes(), home.owner())) {
            for (String type : home.types()) {
                past.computeIfAbsent(type + ' ' + owner, any -> new ArrayList<>())
                        .add(resource);
            }
        }
    }

    /** Whether others repeat resources of a type. */
    static boolean matter(String type) {
        return HOMES.containsKey(type);
    }

    /** The plan without what departs. */
    Plan left() {
        return past.isEmpty()
                ? plan
                : plan.with(plan.instances().stream().map(this::left).toList());
    }

    private Instance left(Instance instance) {
        List<Past> departing = instance.data() ? List.of() : departing(instance);
        if (departing.isEmpty()) {
            return instance;
        }
        Map<String, Value> members = new LinkedHashMap<>(instance.after().members());
        for (Past resource : departing) {
            Repetition repetition = Repetition.of(resource);
            if (!writes(instance, repetition.attribute())) {
                members.computeIfPresent(repetition.attribute(), (name, value) -> repetition.takenFrom(value));
            }
        }
        return instance.with(new Value.Fields(members, instance.after().location()));
    }

    private List<Past> departing(Instance instance) {
        // A role is named by its name, everything else here by its id.
        String identity = instance.type().equals(Types.ROLE) ? "name" : "id";
        return instance.text(identity)
                .map(text -> past.getOrDefault(instance.type() + ' ' + text, List.of()))
                .orElse(List.of());
    }

    /** Whether the configuration has something for an attribute, blocks made by {@code dynamic} among it. */
    private boolean writes(Instance instance, String attribute) {
        Optional<Configuration.Block> block = Optional.ofNullable(
                plan.configuration().at(instance.module()).blocks().get(instance.block()));
        return block.map(written -> written.expressions().members().get(attribute))
                        .filter(expression -> !Settings.isNull(expression))
                        .isPresent()
                || sources.block(instance)
                        .filter(written -> !written.nested(attribute).isEmpty())
                        .isPresent();
    }
}
