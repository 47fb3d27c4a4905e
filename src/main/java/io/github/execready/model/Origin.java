// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

/**
 * How a fact is known.
 *
 * @param source who said it: an AWS operation such as {@code ecs:DescribeTasks}, or a local command such as
 *     {@code session-manager-plugin --version}
 * @param path where in the answer, in the source's own spelling ({@code tasks[0].containers[1].managedAgents}); empty
 *     for the answer as a whole
 */
public record Origin(String source, String path) {

    public Origin {
        requireNonNull(source, "source");
        requireNonNull(path, "path");
    }

    /** The origin of a member below this one. */
    public Origin at(String member) {
        return new Origin(source, path.isEmpty() ? member : path + "." + member);
    }

    /** The origin of another member of the object that holds this one. */
    public Origin beside(String member) {
        int end = path.lastIndexOf('.');
        return new Origin(source, end < 0 ? "" : path.substring(0, end)).at(member);
    }

    /** The origin of a list element below this one. */
    public Origin at(String list, int index) {
        return at(list + "[" + index + "]");
    }
}
