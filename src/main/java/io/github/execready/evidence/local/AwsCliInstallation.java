// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the AWS CLI's version off the files around it, because starting it takes longer than many an AWS call. Where the
 * files leave a doubt there is no answer.
 */
final class AwsCliInstallation {

    /** {@code v2/2.15.0} of the official installer, {@code awscli/2.15.0_1} of Homebrew, asdf and mise. */
    private static final Pattern IN_PATH = Pattern.compile("/(?:v2|awscli)/(\\d+\\.\\d+\\.\\d+)(?:_\\d+)?/");

    /** {@code 0f4c…-awscli2-2.15.0} in the Nix store. */
    private static final Pattern IN_NIX = Pattern.compile("/nix/store/[^/]*-awscli2?-(\\d+\\.\\d+\\.\\d+)/");

    private static final Pattern METADATA = Pattern.compile("awscli-(\\d+\\.\\d+\\.\\d+)(?:[^/]*)\\.(?:dist|egg)-info");

    private AwsCliInstallation() {}

    /** The version of the AWS CLI that {@code command} starts; empty if the files do not tell. */
    static Optional<String> version(Path command) {
        try {
            Path real = command.toRealPath();
            return inPath(real).or(() -> onlyOne(prefixes(command, real)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inPath(Path real) {
        String text = real.toString().replace('\\', '/');
        return Stream.of(IN_PATH, IN_NIX)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** Where Python packages may be installed that have their scripts where the command is. */
    private static List<Path> prefixes(Path command, Path real) {
        List<Path> prefixes = new ArrayList<>();
        for (Path file : List.of(command.toAbsolutePath(), real)) {
            Path bin = file.getParent();
            Path prefix = bin == null ? null : bin.getParent();
            if (bin == null || prefix == null) {
                continue;
            }
            // A shim of pyenv starts the command of one of its versions.
            if (bin.endsWith("shims")) {
                prefixes.addAll(children(prefix.resolve("versions"), "*"));
            } else {
                prefixes.add(prefix);
            }
        }
        return prefixes;
    }

    private static Optional<String> onlyOne(List<Path> prefixes) {
        List<String> versions = prefixes.stream()
                .flatMap(AwsCliInstallation::packageDirectories)
                .flatMap(directory -> children(directory, "awscli-*").stream())
                .map(directory -> METADATA.matcher(String.valueOf(directory.getFileName())))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .distinct()
                .toList();
        return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
    }

    private static Stream<Path> packageDirectories(Path prefix) {
        return Stream.concat(
                        children(prefix.resolve("lib"), "python*").stream()
                                .flatMap(python ->
                                        Stream.of(python.resolve("site-packages"), python.resolve("dist-packages"))),
                        Stream.of(prefix.resolve("Lib").resolve("site-packages")))
                .filter(Files::isDirectory);
    }

    private static List<Path> children(Path directory, String glob) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            List<Path> children = new ArrayList<>();
            stream.forEach(children::add);
            return children;
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }
}
