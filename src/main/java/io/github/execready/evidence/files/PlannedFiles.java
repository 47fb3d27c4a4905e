// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.cloudformation.Sources;
import io.github.execready.evidence.cloudformation.TemplateException;
import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformPlans;
import io.github.execready.evidence.terraform.TerraformSources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans and templates in files: each plan by itself, all templates together, for they may nest and import from one another.
 * A file that cannot be read is a problem of its own and hides no other.
 */
public final class PlannedFiles {

    private static final int LARGEST_TEMPLATE = 64 << 20;

    private final Path directory;
    private final DeploymentValues values;
    private final Optional<Path> sourceRoot;
    private final List<PlannedInput> inputs = new ArrayList<>();
    private final List<TemplateFile> templates = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> barren = new ArrayList<>();

    private PlannedFiles(Path directory, DeploymentValues values, Optional<Path> sourceRoot) {
        this.directory = directory;
        this.values = values;
        this.sourceRoot = sourceRoot;
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
        PlannedFiles read = new PlannedFiles(directory, values, sourceRoot);
        TerraformSources sources = sourceRoot.map(TerraformSources::of).orElseGet(TerraformSources::none);
        for (String path : paths) {
            List<InputFile> files = read.found(path, standardInput);
            int before = read.recognised();
            files.forEach(file -> read.take(file, sources));
            if (read.recognised() == before && files.stream().noneMatch(InputFile::named)) {
                read.barren.add(path);
            }
        }
        read.readTemplates();
        return read;
    }

    /** What was read. */
    public List<PlannedInput> inputs() {
        return List.copyOf(inputs);
    }

    /** What could not be read: a line each, which begins with the file and, where it is known, the line and column. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What there was nothing to judge in: a line each, which begins with the file or folder as somebody named it. */
    public List<String> notes() {
        return Stream.concat(
                        passedOver.stream().map(name -> name + ": neither a plan nor a template that execready knows"),
                        barren.stream()
                                .filter(path -> problems.stream().noneMatch(problem -> problem.startsWith(path + ":")))
                                .map(path -> path
                                        + ": holds neither a plan nor a template; of a Terraform configuration give"
                                        + " what terraform show -json prints of its plan"))
                .toList();
    }

    private int recognised() {
        return inputs.size()
                + problems.size()
                + (int) templates.stream().filter(Templates::recognises).count();
    }

    private List<InputFile> found(String path, InputStream standardInput) {
        try {
            return path.equals("-")
                    ? List.of(InputFile.standardInput(standardInput.readAllBytes()))
                    : new InputFinder(directory).find(path);
        } catch (EvidenceException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add("-: standard input cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return List.of();
    }

    private void take(InputFile file, TerraformSources sources) {
        try {
            if (file.isPlan()) {
                inputs.add(TerraformPlans.read(file.name(), file.content().open(), sources));
            } else {
                takeTemplate(file);
            }
        } catch (EvidenceException | TemplateException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problems.add(file.name() + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void takeTemplate(InputFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            bytes = in.readNBytes(LARGEST_TEMPLATE + 1);
        }
        if (bytes.length > LARGEST_TEMPLATE) {
            if (file.named()) {
                problems.add(file.name() + ": larger than " + (LARGEST_TEMPLATE >> 20) + " MiB; is it a template?");
            }
            return;
        }
        Optional<TemplateFile> text = text(file, bytes);
        // What lies beside templates may be one of their parts; a folder holds much else, and need not be told of it.
        if (text.isPresent()) {
            templates.add(text.get());
            if (file.named() && !Templates.recognises(text.get())) {
                passedOver.add(file.name());
            }
        }
    }

    private static Optional<TemplateFile> text(InputFile file, byte[] bytes) {
        try {
            return Optional.of(TemplateFile.of(file.name(), bytes));
        } catch (TemplateException e) {
            if (file.named()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void readTemplates() {
        Sources app = sourceRoot.filter(Files::isDirectory).map(Sources::below).orElse(Sources.NONE);
        List<TemplateFile> left = new ArrayList<>(templates);
        while (left.stream().anyMatch(Templates::recognises)) {
            String name = left.size() == 1 ? left.get(0).path() : "templates";
            try {
                inputs.add(Templates.read(name, left, values, app));
                return;
            } catch (TemplateException e) {
                String broken = e.location().file();
                // A folder may hold JSON and YAML of every sort; only what looks like a template is missed.
                if (left.stream()
                        .filter(file -> file.path().equals(broken))
                        .anyMatch(file -> Templates.recognises(file) || passedOver.contains(broken))) {
                    problems.add(String.valueOf(e.getMessage()));
                    passedOver.remove(broken);
                }
                if (!left.removeIf(file -> file.path().equals(broken))) {
                    problems.add(String.valueOf(e.getMessage()));
                    return;
                }
            }
        }
    }
}
