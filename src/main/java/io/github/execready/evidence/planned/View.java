// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Role;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.VpcEndpoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one view of an input comes to whichever the workload is, worked out when it is first asked for. */
final class View {

    private final Scope scope;
    private final Joins joins;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<List<String>, Evidence<Role>> roles = new HashMap<>();
    private Optional<Set<String>> vpcIds = Optional.empty();
    private Optional<Map<String, SecurityGroup>> groups = Optional.empty();
    private Optional<List<NatGateway>> natGateways = Optional.empty();
    private Optional<Map<String, SubnetReader.Read>> subnets = Optional.empty();
    private Optional<List<VpcEndpoint>> endpoints = Optional.empty();
    private Optional<SubnetReader.Surroundings> surroundings = Optional.empty();

    View(Scope scope) {
        this.scope = scope;
        this.joins = new Joins(scope);
    }

    /**
     * A role of the input.
     *
     * @param said what it says, for whoever leads to it
     */
    Evidence<Role> role(Resource role, Property said) {
        List<String> key = List.of(role.address(), said.origin().assumption());
        Evidence<Role> known = roles.get(key);
        if (known == null) {
            known = new RoleReader(scope).read(role, said.in(scope));
            roles.put(key, known);
        }
        return known;
    }

    Joins joins() {
        return joins;
    }

    /** What resources are called, by their addresses, as far as it was asked for. */
    Map<String, String> ids() {
        return ids;
    }

    List<NatGateway> natGateways() {
        if (natGateways.isEmpty()) {
            natGateways = Optional.of(new NetworkReader(scope).natGateways());
        }
        return natGateways.get();
    }

    Set<String> vpcIds() {
        if (vpcIds.isEmpty()) {
            vpcIds = Optional.of(scope.ofType(NetworkReader.VPC).stream()
                    .map(vpc -> scope.names().id(scope, vpc))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        return vpcIds.get();
    }

    /** The subnets of the input, by their ids. */
    Map<String, SubnetReader.Read> subnets() {
        if (subnets.isEmpty()) {
            subnets = Optional.of(new SubnetReader(scope).own());
        }
        return subnets.get();
    }

    /** The security groups of the input, by their ids. */
    Map<String, SecurityGroup> groups() {
        if (groups.isEmpty()) {
            Map<String, SecurityGroup> byId = new LinkedHashMap<>();
            new GroupReader(scope).all().forEach(group -> byId.putIfAbsent(group.id(), group));
            groups = Optional.of(byId);
        }
        return groups.get();
    }

    List<VpcEndpoint> endpoints() {
        if (endpoints.isEmpty()) {
            endpoints = Optional.of(new EndpointReader(scope).all());
        }
        return endpoints.get();
    }

    /** Of subnets that are all of the input. */
    SubnetReader.Surroundings surroundings(List<SubnetReader.Read> subnets) {
        if (surroundings.isEmpty()) {
            surroundings = Optional.of(SubnetReader.Surroundings.of(scope, subnets));
        }
        return surroundings.get();
    }
}
