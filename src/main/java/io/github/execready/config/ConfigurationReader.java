// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.catalog.Severity;
import io.github.execready.model.SuppressionRule;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds and reads {@code .execready.yaml}. */
public final class ConfigurationReader {

    /** The file's name, in the working directory or one above it within the repository. */
    public static final String NAME = ".execready.yaml";

    private static final long MAX_BYTES = 1 << 20;

    private static final Set<String> KEYS = Set.of("select", "skip", "fail-on", "allow-inconclusive", "suppressions");

    private ConfigurationReader() {}

    /** The file that holds for a directory: its own, or that of a directory above it up to the repository's root. */
    public static Optional<Path> find(Path directory) {
        Path here = directory.toAbsolutePath().normalize();
        while (here != null) {
            Path file = here.resolve(NAME);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            if (Files.exists(here.resolve(".git"))) {
                return Optional.empty();
            }
            here = here.getParent();
        }
        return Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it cannot be read or holds something that is not a setting
     */
    public static Configuration read(Path file) {
        String name = file.toString();
        return root(name, content(file)).map(node -> configuration(name, node)).orElse(Configuration.NONE);
    }

    private static String content(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigurationException(file + ": larger than 1 MiB; is it a configuration of execready?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(file + ": no such file");
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ConfigurationException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static Optional<Node> root(String name, String content) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(content);
        } catch (MarkedYamlEngineException e) {
            String position = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new ConfigurationException(name + position + ": not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ConfigurationException(name + ": not valid YAML: " + e.getMessage());
        }
    }

    private static Configuration configuration(String name, Node node) {
        Settings settings = Settings.of(name, node, KEYS);
        return new Configuration(
                name,
                settings.texts("select"),
                settings.texts("skip"),
                settings.text("fail-on")
                        .map(label -> Severity.ofLabel(label)
                                .orElseThrow(() -> settings.wrong("fail-on", "blocker, warning or advice")))
                        .orElse(Severity.BLOCKER),
                settings.text("allow-inconclusive")
                        .map(text -> bool(settings, text))
                        .orElse(false),
                suppressions(name, settings.items("suppressions")));
    }

    private static boolean bool(Settings settings, String text) {
        if (Stream.of("true", "false").noneMatch(text::equals)) {
            throw settings.wrong("allow-inconclusive", "true or false");
        }
        return Boolean.parseBoolean(text);
    }

    private static List<SuppressionRule> suppressions(String name, List<Node> nodes) {
        return nodes.stream().map(node -> suppression(name, node)).toList();
    }

    private static SuppressionRule suppression(String name, Node node) {
        Settings entry = Settings.of(name, node, Set.of("id", "match", "reason", "expires"));
        String expires = entry.text("expires").orElse("");
        try {
            if (!expires.isEmpty()) {
                LocalDate.parse(expires);
            }
        } catch (DateTimeParseException e) {
            throw entry.wrong("expires", "a day such as 2026-12-31, not '" + expires + "'");
        }
        return new SuppressionRule(
                entry.required("id"),
                entry.text("match").orElse("*"),
                entry.required("reason"),
                expires,
                "",
                entry.location());
    }
}
