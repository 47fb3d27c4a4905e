// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a folder of outputs of the AWS CLI, each in a file whose name ends in {@code .json}, as a bundle. */
final class CliFolder {

    /** The most files that a folder may have; what is needed for one target are about 60. */
    static final int MAX_FILES = 2_000;

    private final Path folder;
    private final List<String> notes = new ArrayList<>();

    private CliFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws EvidenceException if no file of it can be used, or one is broken */
    static OpenedBundle open(Path folder) {
        try {
            return new CliFolder(folder).open();
        } catch (IOException e) {
            throw new EvidenceException(
                    folder + ": it cannot be read (" + e.getClass().getSimpleName() + "); check its permissions", e);
        }
    }

    private OpenedBundle open() throws IOException {
        List<CliOutput> outputs = new ArrayList<>();
        Instant newest = Instant.EPOCH;
        BoundedFiles bounded = new BoundedFiles();
        for (Path path : files()) {
            String name = String.valueOf(path.getFileName());
            CliFile.read(JsonFile.parse(name, bounded.read(path, name)), notes::add)
                    .filter(output -> saysWhatWasAsked(output, name))
                    .ifPresent(outputs::add);
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            newest = modified.isAfter(newest) ? modified : newest;
        }
        if (outputs.isEmpty()) {
            throw new EvidenceException(folder + ": no file in it is an output of the AWS CLI that is of use here; save"
                    + " each output as a file named after its command, such as describe-tasks.json");
        }
        Target target = target(outputs);
        return new OpenedBundle(
                new FolderAws(new WorldAnswers(outputs, false)), target, region(outputs), newest, notes);
    }

    // The decision of a simulation hangs on the principal and on the condition keys that were given: none is in its
    // output.
    private boolean saysWhatWasAsked(CliOutput output, String name) {
        if (!output.operation().equals(IamOperations.SIMULATE_PRINCIPAL_POLICY)) {
            return true;
        }
        notes.add(name + ": not used, for a simulation does not say what was asked; execready collect records both");
        return false;
    }

    private List<Path> files() throws IOException {
        Path inside = folder.toRealPath();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(inside)) {
            for (Path path : paths.sorted().toList()) {
                if (isWanted(path, inside)) {
                    files.add(path);
                }
            }
        }
        if (files.size() > MAX_FILES) {
            throw new EvidenceException(folder + ": more than " + MAX_FILES
                    + " files are not read; collect for one service or task at a time");
        }
        return files;
    }

    private static boolean isWanted(Path path, Path inside) throws IOException {
        if (!String.valueOf(path.getFileName()).endsWith(".json") || !Files.isRegularFile(path)) {
            return false;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !inside.equals(path.toRealPath().getParent())) {
            throw new EvidenceException(
                    path.getFileName() + ": it links to a file outside of the folder; copy that file instead");
        }
        return true;
    }

    /** The one task that the folder shows, or else its one service. */
    private static Target target(List<CliOutput> outputs) {
        Optional<Target> task = only(arns(outputs, "tasks", "taskArn"))
                .map(arn -> new Target(clusterOf(outputs, "tasks"), arn, "", new ContainerSelection.All()));
        return task.or(() -> only(arns(outputs, "services", "serviceArn"))
                        .map(arn -> new Target(clusterOf(outputs, "services"), "", arn, new ContainerSelection.All())))
                .orElseGet(() -> new Target("", "", "", new ContainerSelection.All()));
    }

    private static List<String> arns(List<CliOutput> outputs, String list, String arn) {
        return outputs.stream()
                .flatMap(output -> output.response().path(list).valueStream())
                .map(object -> CliOutput.text(object, arn))
                .filter(text -> text.startsWith("arn:"))
                .distinct()
                .toList();
    }

    private static String clusterOf(List<CliOutput> outputs, String list) {
        return only(arns(outputs, list, "clusterArn")).orElse("");
    }

    private static Optional<String> only(List<String> arns) {
        return arns.size() == 1 ? Optional.of(arns.get(0)) : Optional.empty();
    }

    /** The Region of all clusters, services and tasks, if they agree. */
    private static String region(List<CliOutput> outputs) {
        List<String> regions = Stream.of(
                        arns(outputs, "clusters", "clusterArn"),
                        arns(outputs, "services", "serviceArn"),
                        arns(outputs, "tasks", "taskArn"))
                .flatMap(List::stream)
                .flatMap(arn -> Arn.parse(arn).stream())
                .map(Arn::region)
                .distinct()
                .toList();
        return regions.size() == 1 ? regions.get(0) : "";
    }
}
