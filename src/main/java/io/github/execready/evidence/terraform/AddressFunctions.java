// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.IpBlock;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * The function of Terraform's language that gives most subnets their range.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/functions/cidrsubnet">cidrsubnet</a>
 */
final class AddressFunctions {

    private AddressFunctions() {}

    /** A part of a block: its number among those whose prefix is so many bits longer. */
    static Value subnet(List<Value> arguments, Location place) {
        return Optional.of(arguments)
                .filter(all -> all.size() == 3 && all.stream().allMatch(Value.Scalar.class::isInstance))
                .flatMap(all -> IpBlock.parse(text(all.get(0)))
                        .flatMap(block ->
                                block.part(Functions.index(text(all.get(1))), Functions.index(text(all.get(2))))))
                .<Value>map(block -> new Value.Scalar(block.toString(), place))
                .orElseGet(() -> Functions.open("cidrsubnet()", place));
    }

    private static String text(Value value) {
        return value instanceof Value.Scalar scalar ? scalar.text() : "";
    }
}
