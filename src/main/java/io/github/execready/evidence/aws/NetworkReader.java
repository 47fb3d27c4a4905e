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

    private record Seen(NetworkPlace place, VpcObjects objects) {}

    private record Named(
            Evidence<List<SecurityGroup>> groups,
            Evidence<List<PrefixList>> prefixLists,
            Evidence<List<NetworkInterface>> routeInterfaces) {}

    private record Rules(VpcObjects objects, Evidence<List<SecurityGroup>> groups) {}

    private record Prefixes(Evidence<List<SecurityGroup>> groups, Evidence<List<PrefixList>> prefixLists) {}

    private record Settings(Evidence<Vpc> vpc, Evidence<VpcBlockPublicAccess> blockPublicAccess) {}

    private record Rest(Named named, Settings settings) {}

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
        NetworkStart start = NetworkStart.of(attachment, instance, service);
        if (start.nowhere()) {
            return Pending.of(nothing(start, service));
        }
        Pending<NetworkPlace> place = NetworkPlace.read(api, start);
        Pending<Evidence<String>> vpcId =
                start.vpcId().isKnown() ? Pending.of(start.vpcId()) : place.map(NetworkPlace::vpcId);
        Pending<VpcObjects> objects = vpcId.then(id -> id.fold(
                known -> VpcObjects.read(api, known.value()),
                absent -> Pending.of(VpcObjects.unknown(NO_VPC)),
                unknown -> Pending.of(VpcObjects.unknown(unknown.gap()))));
        Pending<Settings> settings = vpcId.then(id -> Chain.then(id, new VpcReader(api)::vpc))
                .with(new BlockPublicAccessReader(api).blockPublicAccess(), Settings::new);
        Pending<Seen> seen = place.with(objects, Seen::new);
        return seen.with(named(start, seen, objects).with(settings, Rest::new), NetworkReader::network);
    }

    private static Evidence<Network> nothing(NetworkStart start, Evidence<NetworkConfiguration> service) {
        Evidence<Network> none = start.networkInterfaceId().flatMap(id -> Evidence.absent(NOWHERE));
        return none.fold(
                known -> none,
                absent -> service.fold(known -> none, unset -> none, unknown -> Evidence.unknown(unknown.gap())),
                unknown -> none);
    }

    /** The route interfaces are asked for as soon as the routes are there, the rest waits for the groups. */
    private Pending<Named> named(NetworkStart start, Pending<Seen> seen, Pending<VpcObjects> objects) {
        Pending<Evidence<List<SecurityGroup>>> own = seen.then(known ->
                referenced.groups(known.place().networkInterface(), known.objects(), start.securityGroupIds()));
        Pending<Evidence<List<SecurityGroup>>> groups =
                own.with(own.then(referenced::namedBy), NetworkReader::withPeers);
        Pending<Evidence<List<PrefixList>>> prefixLists =
                objects.with(own, Rules::new).then(rules -> referenced.prefixLists(rules.objects(), rules.groups()));
        return groups.with(prefixLists, Prefixes::new)
                .with(
                        objects.then(referenced::routeInterfaces),
                        (found, interfaces) -> new Named(found.groups(), found.prefixLists(), interfaces));
    }

    /** The own groups decide; what the groups that they name allow is known as far as it could be read. */
    private static Evidence<List<SecurityGroup>> withPeers(
            Evidence<List<SecurityGroup>> own, Evidence<List<SecurityGroup>> named) {
        return named.isKnown() ? Lists.both(own, named) : own;
    }

    private static Evidence<Network> network(Seen seen, Rest rest) {
        VpcObjects objects = seen.objects();
        VpcOwner owner = seen.place().owner(objects.subnets());
        return Evidence.known(
                new Network(
                        seen.place().networkInterface(),
                        rest.settings().vpc(),
                        objects.subnets().isKnown()
                                ? objects.subnets()
                                : seen.place().subnets(),
                        owner.ownersList(objects.routeTables()),
                        rest.named().groups(),
                        owner.ownersList(objects.networkAcls()),
                        owner.ownersList(objects.endpoints()),
                        owner.ownersList(objects.natGateways()),
                        owner.ownersList(objects.internetGateways()),
                        rest.named().prefixLists(),
                        owner.ownersList(objects.transitGatewayAttachments()),
                        owner.owners(rest.named().routeInterfaces()),
                        owner.owners(rest.settings().blockPublicAccess())),
                new Origin(Ec2Operations.DESCRIBE_NETWORK_INTERFACES.action(), ""));
    }
}
