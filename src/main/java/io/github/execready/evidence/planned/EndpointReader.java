// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads VPC endpoints. */
final class EndpointReader {

    static final String TYPE = "AWS::EC2::VPCEndpoint";

    private final Scope scope;

    EndpointReader(Scope scope) {
        this.scope = scope;
    }

    List<VpcEndpoint> all() {
        return scope.ofType(TYPE).stream().map(this::endpoint).toList();
    }

    /** Why an endpoint of the input may be one for the VPC and a service that it does not seem to be for. */
    Optional<Gap> unclear() {
        return scope.ofType(TYPE).stream()
                .map(scope::of)
                .filter(endpoint -> !endpoint.at("VpcEndpointType")
                        .text()
                        .absentAs("Gateway")
                        .is("Gateway"))
                .flatMap(endpoint -> Stream.of("VpcId", "ServiceName").map(endpoint::at))
                .filter(named -> named.text().isUnknown())
                .findFirst()
                .map(named -> named.outside("what it names"));
    }

    private VpcEndpoint endpoint(Resource resource) {
        Property e = scope.of(resource);
        Origin origin = e.origin();
        Evidence<Boolean> exists = scope.exists(resource);
        Evidence<String> none = Evidence.absent(origin);
        return new VpcEndpoint(
                scope.names().id(scope, resource),
                Places.id(e.at("VpcId"), "vpc-"),
                serviceName(e.at("ServiceName").text().toOptional().orElse("")),
                exists.flatMap(there -> e.at("VpcEndpointType").text().absentAs("Gateway")),
                exists.map(there -> "available"),
                // CloudFormation's own default, which is not the API's.
                e.at("PrivateDnsEnabled").flag().absentAs(false),
                e.at("SubnetIds").texts(),
                groups(e),
                e.at("RouteTableIds").texts(),
                Evidence.absent(origin),
                PolicyDocuments.policy("endpoint policy", e.at("PolicyDocument")),
                e.at("IpAddressType").text(),
                Evidence.unknown(e.gap("the names are known once the endpoint exists")),
                none.map(Boolean::parseBoolean));
    }

    /** An endpoint that names no groups has the default one of its VPC. */
    private static Evidence<List<String>> groups(Property endpoint) {
        Property groups = endpoint.at("SecurityGroupIds");
        return groups.value().isAbsent()
                        || (groups.each().isEmpty() && !groups.value().isUnknown())
                ? Evidence.known(List.of(Names.defaultGroup(Places.id(endpoint.at("VpcId"), "vpc-"))), groups.origin())
                : groups.items()
                        .map(all -> all.stream()
                                .map(group -> Places.id(group, "sg-"))
                                .toList());
    }

    /** Where nobody said which Region it is, an endpoint is for whichever it is. */
    private String serviceName(String name) {
        return scope.names().region().isEmpty() ? "com.amazonaws.." + name.substring(name.lastIndexOf('.') + 1) : name;
    }
}
