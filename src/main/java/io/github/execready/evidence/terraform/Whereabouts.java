// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.List;
import java.util.Optional;

/**
 * The account and Region of a plan, from the data sources with which Terraform asked for them when it planned. With several
 * configurations of the provider nobody knows whose they are.
 */
final class Whereabouts {

    private Whereabouts() {}

    static Optional<String> account(Plan plan) {
        return said(plan, "aws_caller_identity", "account_id").filter(text -> text.matches("[0-9]{12}"));
    }

    /** Version 6 of the provider calls it {@code region}, those before it {@code name}. */
    static Optional<String> region(Plan plan) {
        return said(plan, "aws_region", "region").or(() -> said(plan, "aws_region", "name"));
    }

    private static Optional<String> said(Plan plan, String type, String attribute) {
        List<String> said = plan.providers().areOne()
                ? plan.instances().stream()
                        .filter(instance -> instance.data() && instance.type().equals(type))
                        .flatMap(instance -> instance.text(attribute).stream())
                        .distinct()
                        .toList()
                : List.of();
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }
}
