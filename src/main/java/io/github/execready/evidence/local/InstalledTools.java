// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the AWS CLI and of the Session Manager plugin that a shell here would start. No process is started
 * where the installation itself tells its version.
 */
public final class InstalledTools implements Supplier<Evidence<ClientTools>> {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String AWS = "aws";
    private static final String PLUGIN = "session-manager-plugin";

    /** {@code aws-cli/2.15.0 Python/3.11.6 …}; other wrappers named {@code aws} do not answer so. */
    private static final Pattern AWS_ANSWER = Pattern.compile("aws-cli/(\\d+(?:\\.\\d+){1,3})");

    private static final Pattern PLUGIN_ANSWER = Pattern.compile("(?m)^\\s*(\\d+(?:\\.\\d+){1,3})\\s*$");

    private final SearchPath path;
    private final CommandRunner runner;

    /** What is installed on this machine. */
    public InstalledTools() {
        this(SearchPath.of(InstalledTools::environmentVariable), new ProcessRunner());
    }

    InstalledTools(SearchPath path, CommandRunner runner) {
        this.path = path;
        this.runner = runner;
    }

    private static String environmentVariable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    @Override
    public Evidence<ClientTools> get() {
        return Evidence.known(
                new ClientTools(
                        version(AWS, AwsCliInstallation::version, AWS_ANSWER),
                        version(PLUGIN, InstalledTools::pluginVersion, PLUGIN_ANSWER)),
                new Origin("PATH", ""));
    }

    private interface Installation {
        Optional<String> version(Path command);
    }

    private Evidence<Version> version(String command, Installation installation, Pattern answer) {
        String question = command + " --version";
        return path.find(command)
                .map(file -> installation
                        .version(file)
                        .map(version ->
                                Evidence.known(Version.of(version), new Origin(question, "installation directory")))
                        .orElseGet(() -> ask(file, question, answer)))
                .orElseGet(() -> Evidence.absent(new Origin(question, "")));
    }

    private Evidence<Version> ask(Path file, String question, Pattern answer) {
        try {
            Matcher matcher = answer.matcher(runner.run(List.of(file.toString(), "--version"), TIMEOUT));
            return matcher.find()
                    ? Evidence.known(Version.of(matcher.group(1)), new Origin(question, ""))
                    : unknown(question, "it does not answer with a version");
        } catch (IOException e) {
            return unknown(question, String.valueOf(e.getMessage()));
        }
    }

    private static Evidence<Version> unknown(String question, String why) {
        return Evidence.unknown(new Gap(Gap.Reason.SERVICE_ERROR, question, why));
    }

    /** The plugin's packages put a file with the version beside the directory of the command. */
    private static Optional<String> pluginVersion(Path command) {
        try {
            Path bin = command.toRealPath().getParent();
            Path home = bin == null ? null : bin.getParent();
            if (home == null
                    || !String.valueOf(home.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .startsWith("sessionmanager")) {
                return Optional.empty();
            }
            Matcher matcher = PLUGIN_ANSWER.matcher(Files.readString(home.resolve("VERSION")));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
