// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;

/** How much of a file is read: it comes from anybody. Far above what CloudFormation itself takes (1 MB, 500 resources). */
final class NodeBudget {

    static final int MAX_CHARACTERS = 32 << 20;
    static final int MAX_DEPTH = 120;

    private static final int MAX_NODES = 2_000_000;

    private int nodes;

    /** Takes one more node. */
    void spend(int depth, Location location) {
        spend(depth, 1, location);
    }

    /**
     * Takes more nodes.
     *
     * @param depth how many levels down the lowest of them is
     * @throws TemplateException if that is too many
     */
    void spend(int depth, int more, Location location) {
        if (depth > MAX_DEPTH) {
            throw new TemplateException(location, "nested deeper than " + MAX_DEPTH + " levels");
        }
        nodes += more;
        if (nodes > MAX_NODES) {
            throw new TemplateException(location, "more than " + MAX_NODES + " values");
        }
    }
}
