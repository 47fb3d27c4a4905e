// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A saved plan file, as {@code terraform plan -out} writes it: a zip whose plan only Terraform can read, beside the sources of
 * every module. Nothing of it is ever written to disk.
 *
 * @param plan whether it holds a plan
 * @param sources those that it carries
 */
record PlanArchive(boolean plan, TerraformSources sources) {

    private static final String CONFIGURATION = "tfconfig/";
    private static final int MAX_ENTRIES = 20_000;

    /** How much of entries that are passed over is unpacked, in bytes, before a bomb is suspected. */
    private static final long MAX_UNPACKED = 1L << 30;

    /** Whether bytes begin a zip. */
    static boolean begins(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Reads a saved plan file.
     *
     * @param names what files of the configuration are called
     * @throws EvidenceException if it is not one, is broken or is beyond the limits
     */
    static PlanArchive read(String name, InputStream in, UnaryOperator<String> names) {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            return read(name, zip, names);
        } catch (IOException | IllegalArgumentException e) {
            throw new EvidenceException(name + ": this plan file is broken; make it again with terraform plan -out");
        }
    }

    private static PlanArchive read(String name, ZipInputStream zip, UnaryOperator<String> names) throws IOException {
        SourceFiles limits = new SourceFiles(name);
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        String manifest = "";
        boolean plan = false;
        long unpacked = 0;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MAX_ENTRIES) {
                throw new EvidenceException(name + ": more than " + MAX_ENTRIES + " entries are not read");
            }
            String path = entry.getName();
            if (path.equals(CONFIGURATION + "modules.json")) {
                manifest = limits.text(zip.readNBytes(SourceFiles.MAX_FILE + 1));
            } else if (path.startsWith(CONFIGURATION + "m-") && SourceFiles.isSource(path)) {
                String text = limits.text(zip.readNBytes(SourceFiles.MAX_FILE + 1));
                String inside = path.substring(CONFIGURATION.length() + 2);
                int slash = inside.indexOf('/');
                if (slash >= 0) {
                    files.computeIfAbsent(inside.substring(0, slash), key -> new LinkedHashMap<>())
                            .put(inside.substring(slash + 1), text);
                }
            } else {
                plan |= path.equals("tfplan");
                unpacked += passOver(zip, MAX_UNPACKED - unpacked);
                if (unpacked >= MAX_UNPACKED) {
                    throw new EvidenceException(
                            name + ": more than " + (MAX_UNPACKED >> 20) + " MiB unpacked are not read");
                }
            }
        }
        if (!plan) {
            throw new EvidenceException(name
                    + ": this archive holds no plan; make one with terraform plan -out, then terraform show -json");
        }
        return new PlanArchive(true, sources(files, ModuleManifest.folders(manifest), names));
    }

    private static long passOver(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (total < most) {
            int read = in.read(buffer);
            if (read < 0) {
                return total;
            }
            total += read;
        }
        return total;
    }

    private static TerraformSources sources(
            Map<String, Map<String, String>> files, Map<String, String> folders, UnaryOperator<String> names) {
        Map<String, SourceModule> modules = new HashMap<>();
        files.forEach((key, sources) -> {
            String folder = folders.getOrDefault(key, key.isEmpty() ? "." : ".terraform/modules/" + key)
                    .replace('\\', '/');
            boolean own = !("/" + folder).contains("/.terraform/");
            List<SourceBlock> blocks = new ArrayList<>();
            sources.forEach((file, text) -> blocks.addAll(
                    BlockScanner.scan(names.apply(joined(folder, file)).replace('\\', '/'), text)));
            modules.put(key, new SourceModule(own, blocks));
        });
        return new TerraformSources(modules);
    }

    private static String joined(String folder, String file) {
        String clean = folder.replaceFirst("^\\./", "").replaceFirst("/+$", "");
        return clean.isEmpty() || clean.equals(".") ? file : clean + "/" + file;
    }
}
