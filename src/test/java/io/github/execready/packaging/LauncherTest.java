// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher beside a jar that is none, with Javas that say how they are called. */
@Timeout(60)
class LauncherTest {

    private static final Path SHELL = Path.of("/bin/sh");

    /** Where it should make an archive, it writes down how it is called. */
    private static final String JAVA = """
            #!/bin/sh
            for argument; do
                case $argument in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) printf '%s\\n' "$@" >"${argument#*=}" ;;
                esac
            done
            printf '%s\\n' "$0" "$@"
            """;

    /** Newer than any that is installed where the test runs. */
    private static final String NEWEST = "999.0.1";

    private static final String NEW = "998.0.1";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /**
     * What came of one start.
     *
     * @param said by the Java: its own path, and what it was given
     */
    private record Start(int exit, List<String> said, List<String> errors) {

        private Path java() {
            return Path.of(said.get(0)).normalize();
        }

        private String jar() {
            return said.get(said.indexOf("-jar") + 1);
        }

        /** The archive that the Java was given; empty for none. */
        private Optional<String> archive() {
            return said.stream()
                    .filter(option -> option.matches("-XX:(SharedArchiveFile|AOTCache)=.*"))
                    .findFirst();
        }
    }

    @BeforeEach
    void settle() throws IOException {
        assumeTrue(Files.isExecutable(SHELL), "there is no /bin/sh to run the launcher with");
        Path quick = Files.createDirectories(folder.resolve("quick"));
        script(quick.resolve("sleep"), "#!/bin/sh\n"); // an archive is made once the first run is over
        environment.put("PATH", quick + ":/usr/bin:/bin");
        environment.put("CI", "true"); // no archive is made unless a test is about them
        environment.put("HOME", Files.createDirectory(folder.resolve("home")).toString());
        environment.put(
                "XDG_CACHE_HOME", Files.createDirectory(folder.resolve("cache")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_HOME", "PATH", "HOME"})
    void startsTheNewestJavaWhereverItIs(String newest) throws Exception {
        Map<String, Path> javas = new HashMap<>();
        for (String place : List.of("JAVA_HOME", "PATH", "HOME")) {
            Path home = folder.resolve(place.equals("HOME") ? "home/.sdkman/candidates/java/some" : place);
            javas.put(place, java(home, place.equals(newest) ? NEWEST : NEW));
        }
        environment.put("JAVA_HOME", javas.get("JAVA_HOME").toString());
        environment.put("PATH", javas.get("PATH") + "/bin:" + environment.get("PATH"));

        assertThat(started(launcher("app")).java()).isEqualTo(javas.get(newest).resolve("bin/java"));
    }

    @Test
    void startsNoJavaBefore17() throws Exception {
        environment.put("JAVA_HOME", java(folder.resolve("old"), "11.0.27").toString());
        Path fit = java(folder.resolve("home/.sdkman/candidates/java/fit"), NEW);

        assertThat(started(launcher("app")).java()).isEqualTo(fit.resolve("bin/java"));
    }

    @Test
    void startsTheJavaThatItIsToldTo() throws Exception {
        environment.put("JAVA_HOME", java(folder.resolve("newest"), NEWEST).toString());
        Path told = use("17.0.15");

        assertThat(started(launcher("app")).java()).isEqualTo(told.resolve("bin/java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "old", "bare"})
    void saysInOneLineThatTheJavaItIsToldToUseIsNone(String home) throws Exception {
        environment.put("JAVA_HOME", java(folder.resolve("newest"), NEWEST).toString());
        java(folder.resolve("old"), "11.0.27");
        Files.delete(java(folder.resolve("bare"), "17.0.15").resolve("release"));
        environment.put("EXECREADY_JAVA_HOME", folder.resolve(home).toString());

        Start start = start(launcher("app"));

        assertThat(start.exit()).isEqualTo(2);
        assertThat(start.said()).isEmpty();
        assertThat(start.errors())
                .containsExactly(
                        "execready: EXECREADY_JAVA_HOME=" + folder.resolve(home) + " is not a Java 17 or later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/", "", "lib/"})
    void findsTheJarBesideIt(String place) throws Exception {
        use("17.0.15");
        Path launcher = launcher("app");
        Path jar = launcher.resolveSibling(place + "execready.jar");
        Files.createDirectories(jar.getParent());
        Files.move(launcher.resolveSibling("execready.jar"), jar);

        assertThat(started(launcher).jar()).isEqualTo(jar.toString());
    }

    @Test
    void saysInOneLineThatThereIsNoJar() throws Exception {
        use("17.0.15");
        Path launcher = launcher("app");
        Files.delete(launcher.resolveSibling("execready.jar"));

        Start start = start(launcher);

        assertThat(start.exit()).isEqualTo(1);
        assertThat(start.said()).isEmpty();
        assertThat(start.errors()).singleElement().asString().startsWith("execready: no execready.jar in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/execready", "./bin/execready", "bin/../bin/execready"})
    void followsLinks(String called) throws Exception {
        use("17.0.15");
        Path launcher = launcher("app");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("absolute"), launcher);
        Files.createSymbolicLink(bin.resolve("beside"), Path.of("../absolute"));
        Files.createSymbolicLink(bin.resolve("execready"), Path.of("beside"));

        assertThat(started(Path.of(called)).jar())
                .isEqualTo(launcher.resolveSibling("execready.jar").toString());
    }

    @Test
    void handsOverEveryArgumentAsItIs() throws Exception {
        use("17.0.15");
        environment.put("EXECREADY_JAVA_OPTS", "-Da=b -Xmx2g");

        List<String> said = started(launcher("app"), "gate", "my templates", "", "$(touch pwned)", "*")
                .said();

        assertThat(said).containsSubsequence("-Da=b", "-Xmx2g", "-jar");
        assertThat(said).endsWith("gate", "my templates", "", "$(touch pwned)", "*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17.0.15 | -XX:ArchiveClassesAtExit= | -XX:SharedArchiveFile= | jsa",
                "25.0.3 | -XX:AOTCacheOutput= | -XX:AOTCache= | aot"
            })
    void theGateAndAllElseHaveArchivesOfTheirOwn(String version, String making, String using, String kind)
            throws Exception {
        environment.remove("CI");
        use(version);
        Path launcher = launcher("app");

        assertThat(started(launcher, "gate", "infra").archive()).isEmpty();
        Path gate = made("*@" + version + ".gate." + kind);
        assertThat(started(launcher, "check", "prod").archive()).isEmpty();
        Path live = made("*@" + version + ".live." + kind);

        assertThat(Files.readAllLines(gate))
                .contains(making + gate + ".tmp")
                .endsWith("-jar", launcher.resolveSibling("execready.jar").toString(), "warmup-training", "gate");
        assertThat(Files.readAllLines(live)).contains(making + live + ".tmp").endsWith("warmup-training", "live");
        assertThat(started(launcher, "gate", "infra").archive()).contains(using + gate);
        assertThat(started(launcher, "check", "prod").archive()).contains(using + live);
        assertThat(started(launcher).archive()).contains(using + live);
    }

    @Test
    void compilesLessWithTheArchiveOfANewJava() throws Exception {
        Path launcher = launcher("app");
        String scaling = "-XX:CompileThresholdScaling=2";
        use("17.0.15");
        assertThat(started(launcher).said()).doesNotContain(scaling);
        use("25.0.3");
        assertThat(started(launcher).said()).contains(scaling);
    }

    @Test
    void takesNoArchiveOfAnotherJar() throws Exception {
        environment.remove("CI");
        use("17.0.15");
        Path launcher = launcher("app");
        started(launcher, "gate");
        Path before = made("*.gate.jsa");
        Files.writeString(launcher.resolveSibling("execready.jar"), "another one");

        assertThat(started(launcher, "gate").archive()).isEmpty();

        Path after = made("*@11-*.gate.jsa");
        assertThat(before).doesNotExist();
        assertThat(started(launcher, "gate").archive()).contains("-XX:SharedArchiveFile=" + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI=true", "EXECREADY_NO_ARCHIVE=1", "JAVA_TOOL_OPTIONS=-Xshare:off"})
    void makesNoArchiveWhereItShouldNot(String setting) throws Exception {
        environment.remove("CI");
        use("17.0.15");
        Path launcher = launcher("app");
        String here = environment.get("XDG_CACHE_HOME");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        environment.put("XDG_CACHE_HOME", elsewhere.toString());

        assertThat(with(setting, launcher).archive()).isEmpty();

        // Whatever that had begun to make would be there before what is begun only now is done.
        environment.put("XDG_CACHE_HOME", here);
        started(launcher, "gate");
        made("*.gate.jsa");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "CI=true, true",
        "EXECREADY_NO_ARCHIVE=1, false",
        "JAVA_TOOL_OPTIONS=-Xshare:off, false",
        "JDK_JAVA_OPTIONS=-Xshare:auto, false",
        "EXECREADY_JAVA_OPTS=-XX:SharedArchiveFile=own.jsa, false"
    })
    void leavesAnArchiveAloneWhereSomebodyKnowsBetter(String setting, boolean taken) throws Exception {
        environment.remove("CI");
        use("17.0.15");
        Path launcher = launcher("app");
        started(launcher, "gate");
        String archive = "-XX:SharedArchiveFile=" + made("*.gate.jsa");

        assertThat(with(setting, launcher).said().contains(archive)).isEqualTo(taken);
    }

    @Test
    void aPlaceWithABlankHasArchives() throws Exception {
        environment.remove("CI");
        environment.put(
                "XDG_CACHE_HOME",
                Files.createDirectory(folder.resolve("a cache")).toString());
        environment.put(
                "EXECREADY_JAVA_HOME", java(folder.resolve("a java"), "17.0.15").toString());
        Path launcher = launcher("an app");

        assertThat(started(launcher, "gate").jar())
                .isEqualTo(launcher.resolveSibling("execready.jar").toString());
        Path archive = made("*.gate.jsa");
        assertThat(started(launcher, "gate").archive()).contains("-XX:SharedArchiveFile=" + archive);
    }

    /** To the JVM, a colon is between two archives. */
    @Test
    void aPlaceWithAColonWorksWithoutAnArchive() throws Exception {
        environment.remove("CI");
        use("17.0.15");
        Path launcher = launcher("an:app");

        Start first = started(launcher, "gate");
        started(launcher("app"), "gate");
        made("*+app+execready.jar+@*.gate.jsa");

        assertThat(first.jar())
                .isEqualTo(launcher.resolveSibling("execready.jar").toString());
        assertThat(archives()).singleElement().asString().doesNotContain("an:app");
        assertThat(started(launcher, "gate").archive()).isEmpty();
    }

    // ---- what the tests share

    /** A launcher with a jar beside it, in a folder of that name. */
    private Path launcher(String name) throws IOException {
        Path launcher = Files.createDirectory(folder.resolve(name)).resolve("execready");
        Files.writeString(launcher.resolveSibling("execready.jar"), "a jar");
        return Files.copy(Path.of("execready"), launcher);
    }

    /** Has a Java of a version used, and no other one. */
    private Path use(String version) throws IOException {
        Path home = java(folder.resolve("java-" + version), version);
        environment.put("EXECREADY_JAVA_HOME", home.toString());
        return home;
    }

    private static Path java(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), JAVA);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Start with(String setting, Path launcher) throws Exception {
        String name = setting.substring(0, setting.indexOf('='));
        environment.put(name, setting.substring(name.length() + 1));
        Start start = started(launcher, "gate");
        environment.remove(name);
        return start;
    }

    private Start started(Path launcher, String... arguments) throws Exception {
        Start start = start(launcher, arguments);
        assertThat(start.errors()).isEmpty();
        assertThat(start.exit()).isZero();
        return start;
    }

    private Start start(Path launcher, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(SHELL.toString(), launcher.toString()), Stream.of(arguments))
                        .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.directory(folder.toFile()).start();
        process.getOutputStream().close();
        List<String> said = lines(process.getInputStream().readAllBytes());
        List<String> errors = lines(process.getErrorStream().readAllBytes());
        return new Start(process.waitFor(), said, errors);
    }

    private static List<String> lines(byte[] output) {
        return new String(output, StandardCharsets.UTF_8).lines().toList();
    }

    /** The archive that is made in the background, once nothing is done there any more. */
    private Path made(String name) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            List<Path> all = archives();
            boolean done = all.stream().noneMatch(file -> file.toString().endsWith(".lock"));
            Optional<Path> found = all.stream()
                    .filter(file ->
                            file.getFileSystem().getPathMatcher("glob:" + name).matches(file.getFileName()))
                    .findFirst();
            if (done && found.isPresent()) {
                return found.get();
            }
            assertThat(Instant.now()).as("no %s among %s", name, all).isBefore(end);
            Thread.sleep(10);
        }
    }

    private List<Path> archives() throws IOException {
        Path cache = Path.of(environment.get("XDG_CACHE_HOME"), "execready");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(cache)) {
            return all.toList();
        }
    }
}
