// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Limits for sources, which may come from anybody. */
final class SourceFiles {

    /** The most that one source file may hold, in bytes. */
    static final int MAX_FILE = 4 << 20;

    /** The most that all of them may hold. */
    static final int MAX_TOTAL = 64 << 20;

    /** How many files are read. */
    static final int MAX_FILES = 10_000;

    private static final List<String> ENDINGS = List.of(".tf", ".tofu", ".tf.json", ".tofu.json");

    private final String name;
    private int files;
    private int left = MAX_TOTAL;

    /** For messages: what the sources came from. */
    SourceFiles(String name) {
        this.name = name;
    }

    /** Counts a file in, and gives its text; broken UTF-8 becomes the replacement character. */
    String text(byte[] bytes) {
        files++;
        left -= bytes.length;
        if (bytes.length > MAX_FILE || files > MAX_FILES || left < 0) {
            throw new EvidenceException(name + ": the sources are beyond the limits (" + MAX_FILES + " files, "
                    + (MAX_FILE >> 20) + " MiB each, " + (MAX_TOTAL >> 20) + " MiB together)");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether a file holds Terraform's or OpenTofu's language. */
    static boolean isSource(String file) {
        return ENDINGS.stream().anyMatch(file::endsWith);
    }

    /**
     * Whether OpenTofu reads another file in its place: where both are there, they are made for it.
     *
     * @see <a href="https://opentofu.org/docs/language/files/">Files and directories, file precedence</a>
     */
    static boolean isReplaced(Path file) {
        String name = String.valueOf(file.getFileName());
        String tofu = name.replaceFirst("\\.tf(\\.json)?$", ".tofu$1");
        return !tofu.equals(name) && Files.isRegularFile(file.resolveSibling(tofu));
    }

    /** Whether Terraform takes the values of variables from a file without being told. */
    static boolean givesVariables(Path file) {
        return String.valueOf(file.getFileName()).matches("terraform\\.tfvars(\\.json)?|.*\\.auto\\.tfvars(\\.json)?");
    }

    /** Later files go before earlier ones: developer.hashicorp.com/terraform/language/values/variables. */
    static String variablesOrder(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json") ? "1" : "0") + name;
    }

    /** Whether a file holds the language written as JSON. */
    static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    /** Whether what a file says takes the place of what others say. */
    static boolean overrides(Path file) {
        return String.valueOf(file.getFileName()).matches("(.*_)?override\\.(tf|tofu)(\\.json)?");
    }

    /**
     * What a file holds that an expression names; empty if it cannot be read, or lies elsewhere.
     *
     * @param module the folder that {@code path.module} stands for, which the file is named from
     * @param root the one that other names are relative to
     */
    static Optional<SourceText> read(String path, Path module, Path root) {
        try {
            boolean ofModule = path.startsWith("${path.module}");
            Path folder = ofModule ? module : root;
            String rest = path.replaceFirst("^\\$\\{path\\.(module|root|cwd)}/?", "");
            Path file = folder.resolve(rest).toRealPath();
            boolean inside = file.startsWith(module.toRealPath()) || file.startsWith(root.toRealPath());
            return inside && Files.isRegularFile(file) && Files.size(file) <= MAX_FILE
                    ? Optional.of(new SourceText(
                            module.toRealPath().relativize(file).toString().replace('\\', '/'), Files.readString(file)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
