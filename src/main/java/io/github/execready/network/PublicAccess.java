// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Subnet;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcBlockPublicAccessExclusion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * VPC Block Public Access where packets leave a subnet for an internet gateway. Blocking ingress leaves the ways that only
 * open connections outwards: NAT gateways and egress-only internet gateways.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">VPC BPA basics</a>
 */
final class PublicAccess {

    private static final Set<String> IN_FORCE = Set.of("update-complete", "create-complete");

    private static final String WHAT = "VPC Block Public Access";

    private final Inventory inventory;

    PublicAccess(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * Whether packets pass.
     *
     * @param outwardsOnly whether the way is one that only opens connections outwards
     */
    Hop from(String subnetId, boolean outwardsOnly) {
        return hop(inventory.subnet(subnetId).flatMap(Subnet::internetGatewayBlockMode), subnetId, outwardsOnly);
    }

    /** Whether packets pass that a gateway of the VPC sends, which is in no subnet. */
    Hop fromNoSubnet() {
        return hop(Evidence.absent(new Origin("ec2:DescribeNatGateways", "SubnetId")), "", true);
    }

    private Hop hop(Evidence<String> here, String subnetId, boolean outwardsOnly) {
        Evidence<String> mode = here.isAbsent()
                ? inventory.network().blockPublicAccess().flatMap(VpcBlockPublicAccess::internetGatewayBlockMode)
                : here;
        Filter filter = new Filter(
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                new NetworkObject(NetworkObject.Type.SUBNET, subnetId),
                Observed.of(Observed.Name.INTERNET_GATEWAY_BLOCK_MODE, mode, value -> value),
                Reason.BLOCK_PUBLIC_ACCESS,
                Reason.NOT_READ);
        return filter.hop(mode.fold(
                known -> passes(subnetId, known, outwardsOnly, here.isAbsent()),
                absent -> Match.open(Gaps.of(mode)),
                unknown -> Match.open(Gaps.of(mode))));
    }

    private Match passes(String subnetId, Evidence.Known<String> known, boolean outwardsOnly, boolean ofTheRegion) {
        String mode = known.value();
        Match byMode = switch (mode) {
            case "off" -> Match.YES;
            case "block-bidirectional" -> Match.NO;
            case "block-ingress" -> Match.of(outwardsOnly);
            default ->
                Match.open(List.of(Gaps.notUnderstood(known, "what the mode " + mode + " lets pass is not clear")));
        };
        if (ofTheRegion && !byMode.isOpen()) {
            Evidence<String> state = inventory.network().blockPublicAccess().flatMap(VpcBlockPublicAccess::state);
            boolean settled = state.is("update-complete") || (mode.equals("off") && state.is("default-state"));
            byMode = settled ? byMode : Match.open(state.isKnown() ? changing() : Gaps.of(state));
        }
        return byMode.isNo() ? exclusion(subnetId, outwardsOnly, ofTheRegion) : byMode;
    }

    /** What an exclusion makes of a block. A subnet's own mode does not say whether exclusions are in it already. */
    private Match exclusion(String subnetId, boolean outwardsOnly, boolean ofTheRegion) {
        Evidence<List<VpcBlockPublicAccessExclusion>> exclusions =
                inventory.network().blockPublicAccess().flatMap(VpcBlockPublicAccess::exclusions);
        if (!exclusions.isKnown()) {
            return Match.open(Gaps.of(exclusions));
        }
        Match passes = Match.NO;
        for (VpcBlockPublicAccessExclusion exclusion : exclusions.toOptional().orElse(List.of())) {
            Match excluded = excludes(exclusion, subnetId, outwardsOnly);
            passes = passes.or(() -> excluded);
        }
        return passes.isYes() && !ofTheRegion ? untold("whether the subnet's own mode counts its exclusion") : passes;
    }

    private Match excludes(VpcBlockPublicAccessExclusion exclusion, String subnetId, boolean outwardsOnly) {
        Match covers = covers(exclusion.resource(), subnetId);
        if (covers.isNo() || exclusion.state().is("delete-complete")) {
            return Match.NO;
        }
        String state = exclusion.state().toOptional().orElse("");
        String mode = exclusion.internetGatewayExclusionMode().toOptional().orElse("");
        if (covers.isOpen() || !IN_FORCE.contains(state)) {
            return covers.isOpen() ? covers : Match.open(changing());
        }
        return switch (mode) {
            case "allow-bidirectional" -> Match.YES;
            case "allow-egress" ->
                outwardsOnly
                        ? Match.YES
                        : untold("whether an exclusion for egress lets an interface's own public address pass");
            default ->
                Match.open(List.of(Gaps.notUnderstood(
                        exclusion.internetGatewayExclusionMode(),
                        "what the exclusion " + exclusion.id() + " lets pass is not clear")));
        };
    }

    private Match covers(Evidence<Arn> resource, String subnetId) {
        if (!resource.isKnown()) {
            return Match.open(Gaps.of(resource));
        }
        Optional<String> id = resource.map(Arn::resourceName).toOptional();
        Evidence<Subnet> subnet = inventory.subnet(subnetId);
        Evidence<String> vpc = subnet.isKnown() ? subnet.map(Subnet::vpcId) : inventory.vpcId();
        boolean ofVpc = resource.map(Arn::resourceType).is("vpc");
        if (ofVpc && !vpc.isKnown()) {
            return Match.open(Gaps.of(vpc));
        }
        return Match.of(id.equals(ofVpc ? vpc.toOptional() : Optional.of(subnetId)));
    }

    private static List<Gap> changing() {
        return List.of(Gaps.byTrial(WHAT, "a change of it is under way"));
    }

    private static Match untold(String why) {
        return Match.open(List.of(Gaps.byTrial(WHAT, why + " is not documented")));
    }
}
