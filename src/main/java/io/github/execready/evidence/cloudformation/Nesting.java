// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which given file a nesting resource means. Where the template will stand in S3 says nothing of where it stands in a
 * repository, so that its last path parts decide; the CDK says it in the resource's metadata.
 */
final class Nesting {

    private final Map<String, Template> byPath = new LinkedHashMap<>();
    private final Map<String, String> assets;

    /**
     * Knows templates.
     *
     * @param assets the path of each asset of the CDK, by the name it will have in S3
     */
    Nesting(List<Template> templates, Map<String, String> assets) {
        templates.forEach(template -> byPath.put(normal(template.path()), template));
        this.assets = assets;
    }

    /** The template that a resource of a template nests, if it is among those given. */
    Optional<Template> nested(Template by, Node resource) {
        String folder = folder(by.path());
        Optional<String> asset = resource.member("Metadata").flatMap(metadata -> metadata.text("aws:asset:path"));
        if (asset.isPresent()) {
            return Optional.ofNullable(byPath.get(normal(folder + asset.get()))).or(() -> byLastParts(by, asset.get()));
        }
        return resource.member("Properties")
                .flatMap(properties -> properties.member("TemplateURL").or(() -> properties.member("Location")))
                .flatMap(Nesting::tail)
                .flatMap(url -> Optional.ofNullable(byPath.get(normal(folder + url)))
                        .or(() -> asset(url))
                        .or(() -> byLastParts(by, url)));
    }

    private Optional<Template> asset(String url) {
        return Optional.ofNullable(assets.get(url.substring(url.lastIndexOf('/') + 1)))
                .map(byPath::get);
    }

    // The literal end of the address: what comes before may be any bucket and prefix.
    private static Optional<String> tail(Node url) {
        if (url instanceof Node.Text text) {
            return Optional.of(literalEnd(text.text()));
        }
        Optional<Node> sub = url.member("Fn::Sub").map(Nesting::first);
        if (sub.isPresent()) {
            return tail(sub.get());
        }
        return url.member("Fn::Join")
                .filter(join -> join instanceof Node.Sequence sequence
                        && sequence.items().size() == 2)
                .map(join -> ((Node.Sequence) join).items().get(1))
                .flatMap(parts -> parts instanceof Node.Sequence sequence
                                && !sequence.items().isEmpty()
                        ? tail(sequence.items().get(sequence.items().size() - 1))
                        : Optional.empty());
    }

    private static Node first(Node node) {
        return node instanceof Node.Sequence sequence && !sequence.items().isEmpty()
                ? sequence.items().get(0)
                : node;
    }

    private static String literalEnd(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('}') + 1);
    }

    private Optional<Template> byLastParts(Template by, String url) {
        List<Template> best = List.of();
        int most = 0;
        for (Map.Entry<String, Template> candidate : byPath.entrySet()) {
            int same = sameEnd(candidate.getKey(), normal(url));
            if (candidate.getValue() == by || same == 0 || same < most) {
                continue;
            }
            best = same > most ? new ArrayList<>() : best;
            best.add(candidate.getValue());
            most = same;
        }
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private static int sameEnd(String path, String url) {
        String[] left = path.split("/", -1);
        String[] right = url.split("/", -1);
        int same = 0;
        while (same < left.length
                && same < right.length
                && left[left.length - 1 - same].equals(right[right.length - 1 - same])
                && !left[left.length - 1 - same].isEmpty()) {
            same++;
        }
        return same;
    }

    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** A path without {@code .} and {@code ..}. */
    static String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
