// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.cloudformation.Sources;
import io.github.execready.evidence.cloudformation.TemplateException;
import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformConfigurations;
import io.github.execready.evidence.terraform.TerraformPlans;
import io.github.execready.evidence.terraform.TerraformSources;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans, configurations and templates in files: each plan and configuration by itself, all templates together, for they may
 * nest and import from one another. A file that cannot be read is a problem of its own and hides no other.
 */
public final class PlannedFiles {

    private static final int LARGEST_TEMPLATE = 64 << 20;

    private final DeploymentValues values;
    private final List<PlannedInput> inputs = new ArrayList<>();
    private final List<TemplateFile> templates = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Notes notes = new Notes();
    private final Set<String> recognised = new LinkedHashSet<>();
    private final List<String> plans = new ArrayList<>();

    private PlannedFiles(DeploymentValues values) {
        this.values = values;
    }

    /**
     * Reads what is named.
     *
     * @param paths files and folders, and {@code -} for standard input
     * @param directory that names are relative to
     * @param standardInput read only if it is named
     * @param sourceRoot the folder of the configuration or app that the input was made from, or a saved plan file
     * @throws EvidenceException if the sources cannot be read
     */
    public static PlannedFiles read(
            List<String> paths,
            Path directory,
            InputStream standardInput,
            Optional<Path> sourceRoot,
            DeploymentValues values) {
        return read(paths, directory, directory, standardInput, sourceRoot, values);
    }

    /**
     * Reads what is named.
     *
     * @param paths files and folders, and {@code -} for standard input
     * @param directory that these are relative to
     * @param reportRoot that the names of files are relative to in what is read: the directory, or one above it
     * @param standardInput read only if it is named
     * @param sourceRoot the folder of the configuration or app that the input was made from, or a saved plan file
     * @throws EvidenceException if the sources cannot be read
     */
    public static PlannedFiles read(
            List<String> paths,
            Path directory,
            Path reportRoot,
            InputStream standardInput,
            Optional<Path> sourceRoot,
            DeploymentValues values) {
        Directory here = new Directory(directory, reportRoot);
        Optional<SourceRoot> root = sourceRoot.map(path -> new SourceRoot(path, here));
        TerraformSources sources = root.map(SourceRoot::configuration).orElseGet(TerraformSources::none);
        PlannedFiles read = new PlannedFiles(values);
        InputFinder finder = new InputFinder(here);
        Map<String, InputFile> files = new LinkedHashMap<>();
        Map<String, List<InputFile>> folders = new LinkedHashMap<>();
        Configurations configurations = new Configurations(here, sourceRoot, values);
        for (String path : paths) {
            if (path.equals("-")) {
                files.putIfAbsent(path, new InputFile(path, () -> standardInput, true));
                continue;
            }
            boolean configured = configurations.look(path);
            if (configured && TerraformConfigurations.isSource(path)) {
                continue;
            }
            InputFinder.Found found = finder.find(path);
            found.files().forEach(file -> files.merge(file.name(), file, InputFile::or));
            read.unread.addAll(found.unread());
            found.links().forEach(read.notes::link);
            if (!configured
                    && found.unread().isEmpty()
                    && found.files().stream().noneMatch(InputFile::named)) {
                folders.put(path, found.files());
            }
        }
        files.values().forEach(file -> read.take(file, sources));
        configurations.read(read.plans).forEach(read::add);
        read.readTemplates(root.map(SourceRoot::app).orElse(Sources.NONE));
        folders.forEach((path, held) -> {
            if (held.stream().map(InputFile::name).noneMatch(read.recognised::contains)) {
                read.notes.barren(path);
            }
        });
        return read;
    }

    /** What was read, and what could not be: of that, only that it is there. */
    public List<PlannedInput> inputs() {
        return Stream.concat(inputs.stream(), unread.stream().map(Unread::input))
                .toList();
    }

    /** What could not be read: a line each, which begins with the file and, where it is known, the line and column. */
    public List<String> problems() {
        return unread.stream().map(Unread::line).toList();
    }

    /** What there was nothing to judge in: a line each. */
    public List<String> notes() {
        return notes.lines();
    }

    private void take(InputFile file, TerraformSources sources) {
        try (InputStream in = new BufferedInputStream(file.content().open(), Head.LENGTH)) {
            Head head = Head.of(in);
            if (head.isPlan()) {
                recognised.add(file.name());
                plans.add(file.name());
                inputs.add(TerraformPlans.read(file.name(), in, sources));
            } else if (head.isEncryptedPlan()) {
                throw new EvidenceException(
                        file.name()
                                + ": a plan that OpenTofu encrypted; give what tofu show -json prints of it, where its key is configured");
            } else {
                takeTemplate(file, head, in);
            }
        } catch (EvidenceException | TemplateException e) {
            problem(file.name(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problem(file.name(), "cannot be read (" + e.getClass().getSimpleName() + "); check it and its permissions");
        }
    }

    private void add(Configurations.Root root) {
        try {
            inputs.add(root.read());
        } catch (EvidenceException e) {
            problem(root.file(e), String.valueOf(e.getMessage()));
        }
    }

    private void problem(String file, String message) {
        recognised.add(file);
        unread.add(Unread.of(file, message));
    }

    private void takeTemplate(InputFile file, Head head, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_TEMPLATE + 1);
        try {
            TemplateFile text = text(file.name(), head, bytes);
            if (Templates.recognises(text)) {
                recognised.add(file.name());
            } else {
                Templates.check(text);
                if (file.named()) {
                    notes.other(file.name());
                }
            }
            // What lies beside templates may be one of their parts.
            templates.add(text);
        } catch (EvidenceException | TemplateException e) {
            // A folder may hold JSON and YAML of every sort; only what looks like a template is missed.
            if (file.named() || head.mayBePlan() || Templates.mayBegin(head.text())) {
                throw e;
            }
            notes.unread(file.name());
        }
    }

    private static TemplateFile text(String name, Head head, byte[] bytes) {
        if (head.isBlank() && bytes.length < Head.LENGTH) {
            throw new EvidenceException(name + ": is empty; write the plan or template into it again");
        }
        if (bytes.length > LARGEST_TEMPLATE) {
            throw new EvidenceException(
                    name + ": larger than " + (LARGEST_TEMPLATE >> 20) + " MiB, and does not begin like a plan");
        }
        if (head.utf16()) {
            throw new EvidenceException(name + ": is UTF-16 and no plan; a template has to be UTF-8");
        }
        return TemplateFile.of(name, bytes);
    }

    private void readTemplates(Sources app) {
        List<TemplateFile> left = new ArrayList<>(templates);
        while (left.stream().anyMatch(Templates::recognises)) {
            String name = left.size() == 1 ? left.get(0).path() : "templates";
            try {
                inputs.add(Templates.read(name, left, values, app));
                return;
            } catch (TemplateException e) {
                String broken = e.location().file();
                problem(broken, String.valueOf(e.getMessage()));
                if (!left.removeIf(file -> file.path().equals(broken))) {
                    return;
                }
            }
        }
    }
}
