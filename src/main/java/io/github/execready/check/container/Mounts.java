// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static java.util.Comparator.comparing;

import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.MountPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mounts of a container at or above some directories. */
record Mounts(List<Mount> list) {

    /** One mount: where, and whether it may be written to. */
    record Mount(String path, boolean readOnly) {

        @Override
        public String toString() {
            return readOnly ? path + " (read-only)" : path;
        }

        boolean isAbove(String directory) {
            return path.equals("/") || directory.equals(path) || directory.startsWith(path + "/");
        }
    }

    Mounts {
        list = List.copyOf(list);
    }

    /** The mounts that matter for the directories; unknown as soon as one that may matter is. */
    static Evidence<Mounts> above(List<String> directories, ContainerDefinition container) {
        return container
                .mountPoints()
                .fold(
                        known -> {
                            Evidence<Mounts> mounts = Evidence.known(new Mounts(List.of()), known.origin());
                            for (MountPoint point : known.value()) {
                                mounts = mounts.with(relevant(point, directories), Mounts::and);
                            }
                            return mounts;
                        },
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** The paths of read-only mounts that hide one of the directories. */
    List<String> readOnlyOver(List<String> directories) {
        return directories.stream()
                .flatMap(directory -> nearest(directory).stream())
                .filter(Mount::readOnly)
                .map(Mount::path)
                .distinct()
                .toList();
    }

    /** The directories that lie on the root file system. */
    List<String> notCovering(List<String> directories) {
        return directories.stream()
                .filter(directory -> nearest(directory).isEmpty())
                .toList();
    }

    // A deeper mount lies over a higher one.
    private Optional<Mount> nearest(String directory) {
        return list.stream()
                .filter(mount -> mount.isAbove(directory))
                .max(comparing(mount -> mount.path().length()));
    }

    /** As a report shows it. */
    @Override
    public String toString() {
        return list.isEmpty() ? "none" : list.stream().map(Mount::toString).collect(Collectors.joining(", "));
    }

    private Mounts and(Mounts further) {
        List<Mount> both = new ArrayList<>(list);
        both.addAll(further.list);
        return new Mounts(both);
    }

    private static Evidence<Mounts> relevant(MountPoint point, List<String> directories) {
        return point.containerPath()
                .absentAs("")
                .map(Mounts::normalized)
                .flatMap(path -> directories.stream().anyMatch(new Mount(path, true)::isAbove)
                        ? point.readOnly()
                                .absentAs(false)
                                .map(readOnly -> new Mounts(List.of(new Mount(path, readOnly))))
                        : point.containerPath().absentAs("").map(irrelevant -> new Mounts(List.of())));
    }

    private static String normalized(String path) {
        String single = path.strip().replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
