// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;

/**
 * Whose VPC it is, and so whether the account asked can see what belongs to it. To an account that a subnet is shared
 * with EC2 answers without an error, as if the VPC had no route tables, ACLs, gateways and endpoints.
 *
 * @param account the account asked
 * @param owner the account that owns the VPC
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html">Owners and participants</a>
 * @see <a href="https://github.com/aws-containers/amazon-ecs-exec-checker/pull/29">A checker misled by it</a>
 */
record VpcOwner(Evidence<String> account, Evidence<String> owner) {

    /** A list of what the owner has; while the owner is not known, an empty one says nothing. */
    <T> Evidence<List<T>> ownersList(Evidence<List<T>> list) {
        return list.is(List.of()) && isOwned().isUnknown() ? isOwned().flatMap(owned -> list) : owners(list);
    }

    /** What only the owner can see. */
    <T> Evidence<T> owners(Evidence<T> fact) {
        return isOwned().is(false) ? Evidence.unknown(hidden(fact)) : fact;
    }

    private Evidence<Boolean> isOwned() {
        Evidence<Boolean> same = account.with(owner, String::equals);
        return same.isAbsent()
                ? Evidence.unknown(new Gap(
                        Gap.Reason.NOT_VISIBLE,
                        Ec2Operations.DESCRIBE_SUBNETS.action(),
                        "no subnet says whose the VPC is"))
                : same;
    }

    private Gap hidden(Evidence<?> fact) {
        String source = fact.fold(
                known -> known.origin().source(),
                absent -> absent.origin().source(),
                unknown -> unknown.gap().source());
        return new Gap(
                Gap.Reason.NOT_VISIBLE,
                source,
                "the VPC belongs to account " + owner.toOptional().orElse("") + ", and account "
                        + account.toOptional().orElse("") + " was asked");
    }
}
