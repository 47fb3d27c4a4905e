// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ContainerSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a bundle: as a whole or not at all, and for its owner's eyes only. */
final class BundleWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BundleWriter() {}

    /** @throws EvidenceException if the file cannot be written */
    static void write(Bundle bundle, Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new EvidenceException(file + ": its folder does not exist; create it, or name another file");
        }
        try {
            Path temporary = Files.createTempFile(folder, ".execready", ".tmp", ownerOnly());
            try {
                Files.writeString(temporary, text(bundle), StandardCharsets.UTF_8);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new EvidenceException(
                    file + ": it cannot be written (" + e.getClass().getSimpleName() + "); name another file", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static String text(Bundle bundle) {
        ObjectNode root = NODES.objectNode()
                .put("format", Bundle.FORMAT)
                .put("version", Bundle.VERSION)
                .put("tool", bundle.tool())
                .put("collectedAt", bundle.collectedAt().toString());
        root.set("target", target(bundle));
        ArrayNode calls = root.putArray("calls");
        bundle.calls().forEach(call -> calls.add(call(call)));
        return Json.pretty(root);
    }

    private static ObjectNode target(Bundle bundle) {
        Target target = bundle.target();
        return NODES.objectNode()
                .put("region", bundle.region())
                .put("cluster", target.cluster())
                .put("service", target.service())
                .put("task", target.task())
                .put("container", container(target.containers()));
    }

    private static String container(ContainerSelection containers) {
        return containers.only().orElse("");
    }

    private static ObjectNode call(Bundle.Call call) {
        ObjectNode node = NODES.objectNode()
                .put("service", call.operation().service())
                .put("operation", call.operation().name());
        if (!call.answer().region().isEmpty()) {
            node.put("region", call.answer().region());
        }
        node.set("request", call.request());
        return call.answer()
                .fold(
                        said -> {
                            node.set("response", said.response());
                            return node;
                        },
                        failure -> {
                            node.set("error", error(failure));
                            return node;
                        });
    }

    private static ObjectNode error(Failure failure) {
        return NODES.objectNode()
                .put("kind", kind(failure.kind()))
                .put("code", failure.code())
                .put("message", failure.message());
    }

    /** A kind of failure as bundles spell it: {@code access-denied}. */
    static String kind(Failure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
