// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import java.util.stream.Stream;

/** Every operation that is ever called: {@code Describe*}, {@code List*}, {@code Get*} and {@code Simulate*} only. */
final class Operations {

    static final List<Operation<?, ?>> ALL = Stream.of(
                    EcsOperations.ALL, IamOperations.ALL, Ec2Operations.ALL, OtherOperations.ALL)
            .<Operation<?, ?>>flatMap(List::stream)
            .toList();

    private Operations() {}
}
