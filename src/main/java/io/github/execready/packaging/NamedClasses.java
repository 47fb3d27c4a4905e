// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * The classes of the SDK's services that a class file names anywhere: as a type, in a signature, or in a text from which it
 * may be loaded by its name. Rather one too many than one too few.
 */
final class NamedClasses {

    private static final Pattern SERVICE_CLASS =
            Pattern.compile("software([/.])amazon\\1awssdk\\1services\\1[\\w$]+(?:\\1[\\w$]+)+");

    /** The tag of a text in the constant pool of a class file (JVMS 4.4). */
    private static final int UTF8 = 1;

    private NamedClasses() {}

    /** Their internal names. */
    static Set<String> in(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Set<String> named = new LinkedHashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && reader.readByte(item - 1) == UTF8) {
                int length = reader.readUnsignedShort(item);
                named.addAll(in(new String(classFile, item + 2, length, StandardCharsets.ISO_8859_1)));
            }
        }
        return named;
    }

    /** The same for a text. */
    static Set<String> in(String text) {
        Set<String> named = new LinkedHashSet<>();
        Matcher matcher = SERVICE_CLASS.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group().replace('.', '/'));
        }
        return named;
    }
}
