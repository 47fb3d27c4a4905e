// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.check.CheckProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of third parties, from jars that the caller names. Their code runs with all rights of this program. */
public final class PlugIns {

    private PlugIns() {}

    /**
     * The standard checks and those of plug-ins.
     *
     * @param paths jars, or folders with jars
     * @throws PlugInException if a path holds no plug-in, a plug-in cannot be loaded, or two checks have one id
     */
    public static ExecReadiness load(List<Path> paths) {
        if (paths.isEmpty()) {
            return ExecReadiness.standard();
        }
        // Never closed: documents and classes are read from the jars as long as the program runs.
        URLClassLoader loader = new URLClassLoader(
                paths.stream().flatMap(PlugIns::jars).map(PlugIns::url).toArray(URL[]::new),
                PlugIns.class.getClassLoader());
        List<Check> checks = new ArrayList<>(BuiltInChecks.all());
        checks.addAll(provided(loader, paths));
        requireDistinct(checks);
        Catalog catalog = new Catalog(loader);
        checks.forEach(check -> catalog.document(check.id()));
        return ExecReadiness.standard().withChecks(catalog, checks);
    }

    private static List<Check> provided(ClassLoader loader, List<Path> paths) {
        List<Check> checks = new ArrayList<>();
        try {
            for (CheckProvider provider : ServiceLoader.load(CheckProvider.class, loader)) {
                checks.addAll(provider.checks());
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new PlugInException("a plug-in on " + paths + " cannot be loaded: " + e.getMessage(), e);
        }
        if (checks.isEmpty()) {
            throw new PlugInException(
                    "no plug-in found on " + paths + "; its jar must name a CheckProvider under META-INF/services");
        }
        return checks;
    }

    private static void requireDistinct(List<Check> checks) {
        Set<String> ids = new HashSet<>();
        for (Check check : checks) {
            if (!ids.add(check.id())) {
                throw new PlugInException("two checks are called '" + check.id() + "'; a plug-in needs ids of its own");
            }
        }
    }

    private static Stream<Path> jars(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new PlugInException(path + ": no such jar or folder of jars");
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new PlugInException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new PlugInException(jar + ": is no usable path", e);
        }
    }
}
