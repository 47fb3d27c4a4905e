// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files of some of the SDK's services, by their path within a jar. */
final class ServiceFiles {

    private static final String CLASS = ".class";

    private final Map<String, byte[]> contents = new TreeMap<>();

    /**
     * Adds a service.
     *
     * @param folder such as {@code software/amazon/awssdk/services/ecs/}
     * @param file one of it, to find its jar
     */
    void read(String folder, String file) throws IOException {
        URL url = ServiceFiles.class.getClassLoader().getResource(file);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new FileNotFoundException("no jar of the SDK has " + file);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        contents.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    byte[] classFile(String type) throws IOException {
        byte[] file = contents.get(type + CLASS);
        if (file == null) {
            throw new FileNotFoundException("the SDK has no " + type);
        }
        return file;
    }

    void replace(String type, byte[] classFile) {
        contents.put(type + CLASS, classFile);
    }

    /**
     * The classes that those of a folder name, the classes that these name, and so on; and all other files, with the
     * classes that they name.
     */
    Map<String, byte[]> namedBy(Path classes) throws IOException {
        Map<String, byte[]> named = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        contents.forEach((name, content) -> {
            if (!name.endsWith(CLASS)) {
                named.put(name, content);
                open.addAll(NamedClasses.in(new String(content, StandardCharsets.UTF_8)));
            }
        });
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(path -> path.toString().endsWith(CLASS)).toList()) {
                open.addAll(NamedClasses.in(Files.readAllBytes(file)));
            }
        }
        while (!open.isEmpty()) {
            String file = open.pop() + CLASS;
            byte[] content = contents.get(file);
            if (content != null && named.put(file, content) == null) {
                open.addAll(NamedClasses.in(content));
            }
        }
        return named;
    }
}
