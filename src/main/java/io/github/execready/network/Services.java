// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpBlock;
import io.github.execready.model.PrefixList;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which endpoints and which public addresses are those of the service that is asked for. */
final class Services {

    /** The services that AWS publishes prefix lists of for gateway endpoints; no other service uses those addresses. */
    private static final Set<String> WITH_GATEWAY_ENDPOINT = Set.of("s3", "s3express", "dynamodb");

    private static final List<String> OF_ECS = List.of(".ecs", ".ecs-agent", ".ecs-telemetry");

    private static final String GATEWAY = "Gateway";
    private static final String AWS = "com.amazonaws.";

    private final Inventory inventory;
    private final Question question;

    Services(Inventory inventory, Question question) {
        this.inventory = inventory;
        this.question = question;
    }

    /** Whether an endpoint is one of the service in its Region. In China the name begins with {@code cn.}. */
    boolean isOfTheService(VpcEndpoint endpoint) {
        return endpoint.serviceName().endsWith("." + question.region() + "." + question.service());
    }

    boolean isGatewayOfTheService(Evidence<String> target) {
        return gateway(target).filter(this::isOfTheService).findAny().isPresent();
    }

    /** Whether a route is for the addresses of another service only. */
    boolean isGatewayOfAnother(Evidence<String> target) {
        return gateway(target).anyMatch(endpoint -> !isOfTheService(endpoint));
    }

    /** The service's public addresses. Which they are is published for services with gateway endpoints only. */
    Addresses publicAddresses(boolean ipv4, boolean translated) {
        String asked = question.region() + "." + question.service();
        Blocks own = lists(asked::equals).ofFamily(ipv4);
        if (!own.known().isEmpty() && own.gaps().isEmpty()) {
            return Addresses.in(own.known());
        }
        Addresses any = ipv4
                ? Addresses.publicIpv4()
                : Addresses.publicIpv6(translated)
                        .except(inventory.vpcBlocks().ofFamily(false).known());
        List<IpBlock> others = lists(name -> !name.equals(asked)).ofFamily(ipv4).known();
        return any.except(others);
    }

    /** Why a way may be another one than this. */
    Gap whichAddress() {
        return Gaps.byTrial(
                "the addresses of " + question.service(),
                "AWS does not publish them, and the routes and rules here treat some otherwise than others");
    }

    /** Endpoints of Amazon ECS itself show that somebody meant to do without the internet. */
    Reason whyNoRoute() {
        List<VpcEndpoint> seen =
                Inventory.known(inventory.network().endpoints()).toList();
        boolean ofEcs = seen.stream().anyMatch(endpoint -> OF_ECS.stream().anyMatch(endpoint.serviceName()::endsWith));
        return ofEcs && seen.stream().noneMatch(this::isOfTheService) ? Reason.ENDPOINT_MISSING : Reason.NO_ROUTE;
    }

    private Blocks lists(Predicate<String> which) {
        return Inventory.known(inventory.network().prefixLists())
                .filter(list -> list.name()
                        .toOptional()
                        .filter(name -> name.startsWith(AWS)
                                && WITH_GATEWAY_ENDPOINT.contains(name.substring(name.lastIndexOf('.') + 1))
                                && which.test(name.substring(AWS.length())))
                        .isPresent())
                .map(PrefixList::cidrs)
                .map(Blocks::of)
                .reduce(new Blocks(List.of(), List.of()), Blocks::and);
    }

    private Stream<VpcEndpoint> gateway(Evidence<String> target) {
        return target.toOptional().stream()
                .filter(id -> id.startsWith("vpce-"))
                .flatMap(id -> inventory.endpoint(id).toOptional().stream())
                .filter(endpoint -> endpoint.type().is(GATEWAY));
    }
}
