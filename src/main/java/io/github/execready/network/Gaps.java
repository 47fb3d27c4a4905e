// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;

/** What is missing where a value is needed. */
final class Gaps {

    private static final String EC2 = "ec2:DescribeNetworkInterfaces";

    private Gaps() {}

    /** Why a fact has no value; none if it has. */
    static List<Gap> of(Evidence<?> fact) {
        return fact.fold(
                known -> List.of(),
                absent -> List.of(new Gap(
                        Gap.Reason.UNDETERMINED,
                        absent.origin().source(),
                        absent.origin().path() + " is not set")),
                unknown -> List.of(unknown.gap()));
    }

    /** A value that the account does not show. */
    static Gap notVisible(String detail) {
        return new Gap(Gap.Reason.NOT_VISIBLE, EC2, detail);
    }

    /** Something that no evidence decides. */
    static Gap undetermined(String detail) {
        return new Gap(Gap.Reason.UNDETERMINED, EC2, detail);
    }
}
