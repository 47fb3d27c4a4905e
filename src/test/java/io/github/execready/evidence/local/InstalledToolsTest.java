// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS) // makes links and executable files
class InstalledToolsTest {

    @TempDir
    Path root;

    private final List<String> started = new ArrayList<>();
    private final CommandRunner neverNeeded = (command, timeout) -> {
        started.add(String.join(" ", command));
        throw new IOException("must not be started");
    };

    @Test
    void whatIsNotOnThePathIsAbsent() {
        ClientTools tools = tools(neverNeeded, root);

        assertThat(tools.awsCli().isAbsent()).isTrue();
        assertThat(tools.sessionManagerPlugin().isAbsent()).isTrue();
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws-cli/v2/2.15.0/dist/aws, 2.15.0",
        "Cellar/awscli/2.31.3/libexec/bin/aws, 2.31.3",
        "Cellar/awscli/2.31.3_1/libexec/bin/aws, 2.31.3",
        ".asdf/installs/awscli/2.9.1/bin/aws, 2.9.1"
    })
    void theDirectoryOfAnInstallationTellsTheVersionOfTheAwsCli(String file, String version) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("aws"), executable(file));

        assertThat(tools(neverNeeded, bin).awsCli().is(Version.of(version))).isTrue();
        assertThat(started).isEmpty();
    }

    @Test
    void theCurrentVersionOfSeveralIsTheOneThatTheLinkLeadsTo() throws IOException {
        executable("aws-cli/v2/2.15.0/dist/aws");
        executable("aws-cli/v2/2.20.0/dist/aws");
        Path v2 = root.resolve("aws-cli/v2");
        Files.createSymbolicLink(v2.resolve("current"), v2.resolve("2.15.0"));
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("aws"), v2.resolve("current/dist/aws"));

        assertThat(tools(neverNeeded, bin).awsCli().is(Version.of("2.15.0"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "venv/lib/python3.11/site-packages/awscli-1.45.11.dist-info",
                "venv/lib/python3/dist-packages/awscli-1.45.11.egg-info",
                "venv/Lib/site-packages/awscli-1.45.11.dist-info"
            })
    void thePackageBesideTheScriptTellsTheVersionOfTheAwsCli(String metadata) throws IOException {
        Path aws = executable("venv/bin/aws");
        Files.createDirectories(root.resolve(metadata));

        assertThat(tools(neverNeeded, parent(aws)).awsCli().is(Version.of("1.45.11")))
                .isTrue();
        assertThat(started).isEmpty();
    }

    @Test
    void aShimOfPyenvLeadsToTheOnlyVersionThatIsInstalled() throws IOException {
        Path shim = executable(".pyenv/shims/aws");
        Files.createDirectories(
                root.resolve(".pyenv/versions/3.11.6/lib/python3.11/site-packages/awscli-1.45.11.dist-info"));
        Files.createDirectories(root.resolve(".pyenv/versions/3.12.0/lib/python3.12/site-packages/boto-1.dist-info"));

        assertThat(tools(neverNeeded, parent(shim)).awsCli().is(Version.of("1.45.11")))
                .isTrue();
    }

    @Test
    void betweenTwoInstalledVersionsTheCommandItselfDecides() throws IOException {
        Path shim = executable(".pyenv/shims/aws");
        Files.createDirectories(
                root.resolve(".pyenv/versions/3.11.6/lib/python3.11/site-packages/awscli-1.45.11.dist-info"));
        Files.createDirectories(
                root.resolve(".pyenv/versions/3.12.0/lib/python3.12/site-packages/awscli-1.16.0.dist-info"));

        ClientTools tools = tools(answering("aws-cli/1.16.0 Python/3.12.0 Linux/6.1 botocore/1.12\n"), parent(shim));

        assertThat(tools.awsCli().is(Version.of("1.16.0"))).isTrue();
        assertThat(started).containsExactly(shim + " --version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usage: aws", "Python 3.11.6", "aws-cli/unknown"})
    void anAnswerWithoutAVersionLeavesTheAwsCliUnknown(String answer) throws IOException {
        Path aws = executable("bin/aws");

        assertThat(tools(answering(answer), parent(aws)).awsCli().isUnknown()).isTrue();
    }

    @Test
    void aCommandThatFailsLeavesItsVersionUnknownAndSaysWhy() throws IOException {
        executable("bin/aws");
        Path plugin = executable("bin/session-manager-plugin");

        ClientTools tools = tools(
                (command, timeout) -> {
                    throw new IOException("it failed with exit code 127");
                },
                parent(plugin));

        assertThat(tools.awsCli())
                .isInstanceOfSatisfying(
                        Evidence.Unknown.class,
                        unknown -> assertThat(unknown.gap().detail()).contains("127"));
        assertThat(tools.sessionManagerPlugin().isUnknown()).isTrue();
    }

    @Test
    void theVersionFileOfThePluginSavesStartingIt() throws IOException {
        Path plugin = executable("sessionmanagerplugin/bin/session-manager-plugin");
        Files.writeString(root.resolve("sessionmanagerplugin/VERSION"), "1.2.650.0\n");
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("session-manager-plugin"), plugin);

        assertThat(tools(neverNeeded, bin).sessionManagerPlugin().is(Version.of("1.2.650.0")))
                .isTrue();
        assertThat(started).isEmpty();
    }

    @Test
    void aVersionFileOfSomethingElseIsNotThePlugins() throws IOException {
        Path plugin = executable("opt/bin/session-manager-plugin");
        Files.writeString(root.resolve("opt/VERSION"), "9.9.9\n");

        assertThat(tools(answering("1.2.650.0\n"), parent(plugin))
                        .sessionManagerPlugin()
                        .is(Version.of("1.2.650.0")))
                .isTrue();
    }

    @Test
    void theFirstDirectoryOfThePathCounts() throws IOException {
        Path first = executable("first/aws-cli/v2/2.15.0/dist/aws");
        Path second = executable("second/aws-cli/v2/2.20.0/dist/aws");

        assertThat(tools(neverNeeded, parent(first), parent(second)).awsCli().is(Version.of("2.15.0")))
                .isTrue();
    }

    @Test
    void aFileThatCannotRunIsPassedOver() throws IOException {
        Path text = Files.createDirectories(root.resolve("first")).resolve("aws");
        Files.writeString(text, "no command");
        Path second = executable("second/aws-cli/v2/2.20.0/dist/aws");

        assertThat(tools(neverNeeded, parent(text), parent(second)).awsCli().is(Version.of("2.20.0")))
                .isTrue();
    }

    @Test
    void onWindowsTheExtensionsOfCommandsAreTried() throws IOException {
        Path aws = executable("AWSCLIV2/aws.exe");
        SearchPath path = new SearchPath(List.of(parent(aws)), List.of(".com", ".exe", ".cmd"));

        ClientTools tools = new InstalledTools(path, answering("aws-cli/2.15.0 Python/3.11.6 Windows/10 exe/AMD64"))
                .get()
                .toOptional()
                .orElseThrow();

        assertThat(tools.awsCli().is(Version.of("2.15.0"))).isTrue();
    }

    @Test
    void theSearchPathComesFromTheEnvironment() {
        SearchPath path = SearchPath.of(name -> switch (name) {
            case "PATH" ->
                "/usr/bin" + java.io.File.pathSeparator + java.io.File.pathSeparator + "/bad\0path"
                        + java.io.File.pathSeparator + "/bin";
            case "PATHEXT" -> ".COM;.EXE";
            default -> "";
        });

        assertThat(path.directories()).containsExactly(Path.of("/usr/bin"), Path.of("/bin"));
        assertThat(path.extensions()).containsExactly(".com", ".exe");
    }

    private CommandRunner answering(String answer) {
        return (command, timeout) -> {
            started.add(String.join(" ", command));
            return answer;
        };
    }

    private static ClientTools tools(CommandRunner runner, Path... directories) {
        return new InstalledTools(new SearchPath(List.of(directories), List.of("")), runner)
                .get()
                .toOptional()
                .orElseThrow();
    }

    private Path executable(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(parent(file));
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Path parent(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }
}
