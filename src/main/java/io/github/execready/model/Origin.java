// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a fact is known.
 *
 * @param source who said it: an AWS operation such as {@code ecs:DescribeTasks}, a local command such as
 *     {@code session-manager-plugin --version}, or the resource of a plan or template
 * @param path where in the answer, in the source's own spelling ({@code tasks[0].containers[1].managedAgents}); empty
 *     for the answer as a whole
 * @param location the place in a file that says it; empty for what AWS or a command said
 * @param assumption what it rests on beside the source, in one line for people (a parameter's default, an inferred link);
 *     empty for most
 */
public record Origin(String source, String path, Optional<Location> location, String assumption) {

    private static final String BETWEEN = "; ";

    public Origin {
        requireNonNull(source, "source");
        requireNonNull(path, "path");
        requireNonNull(location, "location");
        requireNonNull(assumption, "assumption");
    }

    public Origin(String source, String path) {
        this(source, path, Optional.empty(), "");
    }

    /** The origin of a fact that stands in a file. */
    public Origin(String source, String path, Location location) {
        this(source, path, Optional.of(location), "");
    }

    /** The origin of a member below this one. */
    public Origin at(String member) {
        return new Origin(source, path.isEmpty() ? member : path + "." + member, location, assumption);
    }

    /** The origin of another member of the object that holds this one. */
    public Origin beside(String member) {
        int end = path.lastIndexOf('.');
        return new Origin(source, end < 0 ? "" : path.substring(0, end), location, assumption).at(member);
    }

    /** The origin of a list element below this one. */
    public Origin at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    /** The same, resting on something more: one assumption or several, each said once. */
    public Origin assuming(String more) {
        if (more.isEmpty() || more.equals(assumption)) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>();
        Stream.of(assumption, more)
                .flatMap(said -> Stream.of(said.split(BETWEEN, -1)))
                .filter(said -> !said.isEmpty())
                .forEach(all::add);
        return new Origin(source, path, location, String.join(BETWEEN, all));
    }
}
