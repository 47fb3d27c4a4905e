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
        boolean empty = list.toOptional().filter(List::isEmpty).isPresent();
        return empty && !account.with(owner, String::equals).isKnown()
                ? Evidence.unknown(gap("it could not be read whose VPC it is"))
                : owners(list);
    }

    /** What only the owner can see. */
    <T> Evidence<T> owners(Evidence<T> fact) {
        return account.with(owner, String::equals).is(false)
                ? Evidence.unknown(
                        gap("the VPC belongs to account " + owner.toOptional().orElse("") + ", and account "
                                + account.toOptional().orElse("") + " was asked"))
                : fact;
    }

    private static Gap gap(String detail) {
        return new Gap(Gap.Reason.NOT_VISIBLE, Ec2Operations.DESCRIBE_SUBNETS.action(), detail);
    }
}
