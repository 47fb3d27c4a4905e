// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Attachment;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Instance;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.PrefixList;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcBlockPublicAccess;
import java.util.List;

/**
 * Reads what the account shows of the way from a task to Systems Manager, in at most four rounds of calls: where the task
 * is, what its VPC holds, what that names, and what the security groups name.
 */
final class NetworkReader {

    private static final Origin NOWHERE = new Origin("ecs:DescribeTasks", "tasks[0].attachments");

    private static final Gap NO_VPC =
            new Gap(Gap.Reason.NOT_VISIBLE, Ec2Operations.DESCRIBE_SUBNETS.action(), "no VPC is known");

    private final AwsApi api;
    private final ReferencedReader referenced;

    NetworkReader(AwsApi api) {
        this.api = api;
        this.referenced = new ReferencedReader(api);
    }

    /**
     * The network of a task, or of the next task of a service.
     *
     * @param attachment the interface of a task in {@code awsvpc} mode; absent in other modes and where no task runs
     * @param instance the container instance's EC2 instance; absent on Fargate and for external instances. Its role and
     *     image are not looked at
     * @param service what the service's next task gets; absent outside {@code awsvpc} mode
     * @return absent where none of the three tells of a network: on external instances
     */
    Pending<Evidence<Network>> network(
            Evidence<Attachment> attachment, Evidence<Instance> instance, Evidence<NetworkConfiguration> service) {
        return network(attachment, instance, Pending.of(service));
    }

    /** The same while the service is still being asked for, which a task's own interface does not wait for. */
    Pending<Evidence<Network>> network(
            Evidence<Attachment> attachment,
            Evidence<Instance> instance,
            Pending<Evidence<NetworkConfiguration>> service) {
        if (attachment.flatMap(Attachment::networkInterfaceId).isKnown()) {
            return network(
                    NetworkStart.of(attachment, instance, Evidence.absent(NOWHERE)),
                    service.map(NetworkStart::securityGroupIds));
        }
        return service.then(known -> {
            NetworkStart start = NetworkStart.of(attachment, instance, known);
            return start.nowhere()
                    ? Pending.of(nothing(start, known))
                    : network(start, Pending.of(start.securityGroupIds()));
        });
    }

    private Pending<Evidence<Network>> network(NetworkStart start, Pending<List<String>> nextTasksGroups) {
        Pending<NetworkPlace> place = NetworkPlace.read(api, start);
        Pending<Evidence<String>> vpcId =
                start.vpcId().isKnown() ? Pending.of(start.vpcId()) : place.map(NetworkPlace::vpcId);
        Pending<VpcObjects> objects = vpcId.then(id -> id.fold(
                known -> VpcObjects.read(api, known.value()),
                absent -> Pending.of(VpcObjects.unknown(NO_VPC)),
                unknown -> Pending.of(VpcObjects.unknown(unknown.gap()))));
        Pending<Evidence<Vpc>> vpc = vpcId.then(id -> Chain.then(id, new VpcReader(api)::vpc));
        Pending<Evidence<VpcBlockPublicAccess>> blocked = new BlockPublicAccessReader(api).blockPublicAccess();
        Pending<Evidence<List<SecurityGroup>>> own = groups(nextTasksGroups, place, objects);
        Pending<Evidence<List<SecurityGroup>>> named = own.then(referenced::namedBy);
        Pending<Evidence<List<PrefixList>>> prefixLists = Pending.of(
                        List.of(objects, own), () -> referenced.prefixLists(objects.join(), own.join()))
                .then(asked -> asked);
        Pending<Evidence<List<NetworkInterface>>> routeInterfaces = objects.then(referenced::routeInterfaces);
        return Pending.of(List.of(place, objects, vpc, blocked, own, named, prefixLists, routeInterfaces), () -> {
            VpcObjects in = objects.join();
            VpcOwner owner = place.join().owner(in.subnets());
            Origin origin = new Origin(Ec2Operations.DESCRIBE_NETWORK_INTERFACES.action(), "");
            return Evidence.known(
                    new Network(
                            place.join().networkInterface(),
                            vpc.join(),
                            in.subnets().isKnown() ? in.subnets() : place.join().subnets(),
                            owner.ownersList(in.routeTables()),
                            withNamed(own.join(), named.join()),
                            owner.ownersList(in.networkAcls()),
                            owner.ownersList(in.endpoints()),
                            owner.ownersList(in.natGateways()),
                            owner.ownersList(in.internetGateways()),
                            prefixLists.join(),
                            owner.ownersList(in.transitGatewayAttachments()),
                            owner.owners(routeInterfaces.join()),
                            owner.owners(blocked.join()),
                            Evidence.absent(origin)),
                    origin);
        });
    }

    private static Evidence<Network> nothing(NetworkStart start, Evidence<NetworkConfiguration> service) {
        Evidence<Network> none = start.networkInterfaceId().flatMap(id -> Evidence.absent(NOWHERE));
        return none.fold(
                known -> none,
                absent -> service.fold(known -> none, unset -> none, unknown -> Evidence.unknown(unknown.gap())),
                unknown -> none);
    }

    private Pending<Evidence<List<SecurityGroup>>> groups(
            Pending<List<String>> nextTasksGroups, Pending<NetworkPlace> place, Pending<VpcObjects> objects) {
        return Pending.of(
                        List.of(place, objects, nextTasksGroups),
                        () -> referenced.groups(
                                place.join().networkInterface(), objects.join(), nextTasksGroups.join()))
                .then(asked -> asked);
    }

    /** The own groups decide; what the groups that they name allow is known as far as it could be read. */
    private static Evidence<List<SecurityGroup>> withNamed(
            Evidence<List<SecurityGroup>> own, Evidence<List<SecurityGroup>> named) {
        return named.isKnown() ? Lists.both(own, named) : own;
    }
}
