// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.Subnet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/**
 * Where a task is, or where its service may place one.
 *
 * @param subnets those of the subnets known beforehand that the account sees
 * @param account the account asked
 */
record NetworkPlace(
        Evidence<NetworkInterface> networkInterface, Evidence<List<Subnet>> subnets, Evidence<String> account) {

    static Pending<NetworkPlace> read(AwsApi api, NetworkStart start) {
        Pending<Evidence<String>> account = api.ask(
                        OtherOperations.GET_CALLER_IDENTITY,
                        GetCallerIdentityRequest.builder().build())
                .map(answer -> answer.evidence(
                        (response, origin) -> Reading.at(origin).required("Account", response.account())));
        Pending<Evidence<NetworkInterface>> networkInterface =
                Chain.then(start.networkInterfaceId(), new NetworkInterfaceReader(api)::networkInterface);
        Pending<Evidence<List<Subnet>>> subnets = subnets(api, start.subnetIds());
        return Pending.of(
                List.of(networkInterface, subnets, account),
                () -> new NetworkPlace(networkInterface.join(), subnets.join(), account.join()));
    }

    private static Pending<Evidence<List<Subnet>>> subnets(AwsApi api, List<String> ids) {
        return ids.isEmpty()
                ? Pending.of(Evidence.absent(new Origin(Ec2Operations.DESCRIBE_SUBNETS.action(), "Subnets")))
                : new SubnetReader(api).all(ids);
    }

    /** The VPC of the interface or of the subnets, which ECS wants to be one. */
    Evidence<String> vpcId() {
        return Stream.of(
                        networkInterface.flatMap(NetworkInterface::vpcId),
                        subnets.flatMap(all -> all.isEmpty()
                                ? Evidence.absent(new Origin(Ec2Operations.DESCRIBE_SUBNETS.action(), "Subnets"))
                                : subnets.map(s -> s.get(0).vpcId())))
                .reduce((own, others) -> own.isKnown() || others.isAbsent() ? own : others)
                .filter(id -> !id.isAbsent())
                .orElseGet(() -> Evidence.unknown(new Gap(
                        Gap.Reason.NOT_VISIBLE,
                        Ec2Operations.DESCRIBE_SUBNETS.action(),
                        "the account shows neither the interface nor a subnet")));
    }

    /** Whose the VPC is; where nobody says which account was asked, it is the one that the interface works for. */
    VpcOwner owner(Evidence<List<Subnet>> ofVpc) {
        Evidence<String> owner = Stream.concat(Lists.known(subnets), Lists.known(ofVpc))
                .map(Subnet::ownerId)
                .filter(Evidence::isKnown)
                .findFirst()
                .orElseGet(() -> Evidence.absent(new Origin(Ec2Operations.DESCRIBE_SUBNETS.action(), "Subnets")));
        return new VpcOwner(account.isKnown() ? account : networkInterface.flatMap(NetworkInterface::ownerId), owner);
    }
}
