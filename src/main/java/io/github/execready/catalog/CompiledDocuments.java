// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in documents, parsed when the program was built: parsing their YAML took a tenth of a short run. A document
 * is taken apart when it is asked for. Where the build made no such file, and for plug-ins, there are the documents.
 */
final class CompiledDocuments {

    /** The file, which stands beside the documents that it is made of. */
    static final String NAME = "checks/compiled";

    private final byte[] bytes;
    private final Map<String, Integer> places = new HashMap<>();

    private CompiledDocuments(byte[] bytes) {
        this.bytes = bytes;
    }

    static CompiledDocuments of(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(NAME)) {
            return in == null ? new CompiledDocuments(new byte[0]) : indexed(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(NAME, e);
        }
    }

    private static CompiledDocuments indexed(byte[] bytes) throws IOException {
        CompiledDocuments documents = new CompiledDocuments(bytes);
        int at = 0;
        while (at < bytes.length) {
            DataInputStream in = documents.at(at);
            String name = in.readUTF();
            int length = in.readInt();
            int start = bytes.length - in.available();
            documents.places.put(name, start);
            at = start + length;
        }
        return documents;
    }

    /** The front matter and the body of a document; empty where it was not compiled. */
    Optional<SplitDocument> named(String name) {
        Integer place = places.get(name);
        if (place == null) {
            return Optional.empty();
        }
        try (DataInputStream in = at(place)) {
            return Optional.of(new SplitDocument(
                    name, ParsedYaml.read(in), ParsedYaml.read(in).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Writes documents as {@link #of} reads them. */
    static void write(Iterable<SplitDocument> documents, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        for (SplitDocument document : documents) {
            byte[] content = document.compiled();
            data.writeUTF(document.name());
            data.writeInt(content.length);
            data.write(content);
        }
        data.flush();
    }

    private DataInputStream at(int place) {
        return new DataInputStream(new ByteArrayInputStream(bytes, place, bytes.length - place));
    }
}
