// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Functions.open;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The functions of Terraform's language that make texts of texts. */
final class TextFunctions {

    private TextFunctions() {}

    static Value call(String name, List<Value> arguments, Location place) {
        Value first = arguments.get(0);
        return switch (name) {
            case "lower", "upper", "trimspace", "chomp", "title" -> cased(name, first, place);
            case "format" -> formatted(arguments, place);
            case "split" -> split(arguments, place);
            case "replace" -> replaced(arguments, place);
            case "trimprefix", "trimsuffix", "startswith", "endswith" -> ended(name, arguments, place);
            case "substr" -> part(arguments, place);
            default -> open(name + "()", place);
        };
    }

    private static Value cased(String name, Value text, Location place) {
        if (!(text instanceof Value.Scalar scalar)) {
            return open(name + "()", place);
        }
        return switch (name) {
            case "lower" -> new Value.Scalar(scalar.text().toLowerCase(Locale.ROOT), place);
            case "upper" -> new Value.Scalar(scalar.text().toUpperCase(Locale.ROOT), place);
            case "chomp" -> new Value.Scalar(scalar.text().replaceFirst("[\\r\\n]+$", ""), place);
            case "trimspace" -> new Value.Scalar(scalar.text().strip(), place);
            default -> open(name + "()", place);
        };
    }

    /** Only {@code %s}, {@code %d} and {@code %v} are taken, which give a text as it is. */
    private static Value formatted(List<Value> arguments, Location place) {
        if (!(arguments.get(0) instanceof Value.Scalar pattern)) {
            return open("format()", place);
        }
        List<Value> parts = new ArrayList<>();
        int next = 1;
        String[] pieces = pattern.text().split("%", -1);
        parts.add(new Value.Scalar(pieces[0], place));
        for (int i = 1; i < pieces.length; i++) {
            if (!pieces[i].matches("(?s)[sdv].*") || next >= arguments.size()) {
                return open("format()", place);
            }
            parts.add(arguments.get(next++));
            parts.add(new Value.Scalar(pieces[i].substring(1), place));
        }
        return Functions.joined(parts, place);
    }

    private static Value split(List<Value> arguments, Location place) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof Value.Scalar by
                && arguments.get(1) instanceof Value.Scalar text
                && !by.text().isEmpty()) {
            return new Value.Items(
                    Stream.of(text.text().split(Pattern.quote(by.text()), -1))
                            .<Value>map(part -> new Value.Scalar(part, place))
                            .toList(),
                    place);
        }
        return open("split()", place);
    }

    /** A pattern between slashes is a regular expression, which is left open. */
    private static Value replaced(List<Value> arguments, Location place) {
        if (arguments.size() == 3
                && arguments.get(0) instanceof Value.Scalar text
                && arguments.get(1) instanceof Value.Scalar from
                && arguments.get(2) instanceof Value.Scalar to
                && !(from.text().length() > 1
                        && from.text().startsWith("/")
                        && from.text().endsWith("/"))) {
            return new Value.Scalar(text.text().replace(from.text(), to.text()), place);
        }
        return Revisions.unnumbered("replace", arguments).orElseGet(() -> open("replace()", place));
    }

    private static Value ended(String name, List<Value> arguments, Location place) {
        if (arguments.size() != 2
                || !(arguments.get(0) instanceof Value.Scalar text)
                || !(arguments.get(1) instanceof Value.Scalar end)) {
            return (name.equals("trimsuffix") ? Revisions.unnumbered(name, arguments) : Optional.<Value>empty())
                    .orElseGet(() -> open(name + "()", place));
        }
        boolean atStart = name.equals("trimprefix") || name.equals("startswith");
        boolean there =
                atStart ? text.text().startsWith(end.text()) : text.text().endsWith(end.text());
        if (!name.startsWith("trim")) {
            return new Value.Scalar(Boolean.toString(there), place);
        }
        int length = text.text().length();
        int off = there ? end.text().length() : 0;
        return new Value.Scalar(
                atStart ? text.text().substring(off) : text.text().substring(0, length - off), place);
    }

    /** A length of -1 takes all that is left. */
    private static Value part(List<Value> arguments, Location place) {
        if (arguments.size() != 3
                || !(arguments.get(0) instanceof Value.Scalar text)
                || !(arguments.get(1) instanceof Value.Scalar offset)
                || !(arguments.get(2) instanceof Value.Scalar length)) {
            return open("substr()", place);
        }
        int from = Functions.index(offset.text());
        int many = length.text().equals("-1") ? text.text().length() : Functions.index(length.text());
        return from < 0 || many < 0 || from > text.text().length()
                ? open("substr()", place)
                : new Value.Scalar(
                        text.text().substring(from, Math.min(text.text().length(), from + many)), place);
    }
}
