// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in an app's sources the CDK made a construct, by the stack traces that it writes beside the templates. */
final class SourcePlaces {

    // "new Web (/home/me/app/lib/web.ts:14:5)", "at /home/me/app/lib/web.ts:14:5"
    private static final Pattern FRAME = Pattern.compile("([^()\\s][^()]{0,1000}):(\\d{1,7}):(\\d{1,7})\\)?$");

    private final Sources sources;
    private final Map<String, Location> creations = new HashMap<>();
    private final Map<String, Location> assignments = new HashMap<>();

    SourcePlaces(Sources sources) {
        this.sources = sources;
    }

    /** Takes what is said of constructs, by their path. */
    void add(Map<String, Node> metadata) {
        metadata.forEach((path, node) -> {
            List<Node> entries = node instanceof Node.Sequence sequence ? sequence.items() : List.of();
            entries.forEach(entry -> add(path, entry));
        });
    }

    private void add(String path, Node entry) {
        String type = entry.text("type").orElse("");
        if (type.equals("aws:cdk:creationStack")) {
            first(entry.member("data")).ifPresent(place -> creations.put(path, place));
        } else if (type.equals("aws:cdk:logicalId")) {
            // Older assemblies have no entry for the creation, and a trace with every other if they were asked to.
            first(entry.member("trace")).ifPresent(place -> creations.putIfAbsent(path, place));
        } else if (type.equals("aws:cdk:propertyAssignment")) {
            Optional<Node> data = entry.member("data");
            Optional<String> property = data.flatMap(node -> node.text("propertyName"));
            Optional<Location> place = first(data.flatMap(node -> node.member("stackTrace")));
            if (property.isPresent() && place.isPresent()) {
                assignments.put(path + "#" + property.get(), place.get());
            }
        }
    }

    private Optional<Location> first(Optional<Node> frames) {
        List<Node> lines = frames.orElse(null) instanceof Node.Sequence sequence ? sequence.items() : List.of();
        return lines.stream()
                .map(line -> line instanceof Node.Text text ? place(text.text()) : Optional.<Location>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Location> place(String frame) {
        Matcher matcher = FRAME.matcher(frame.strip().replaceFirst("^at ", ""));
        if (!matcher.find()) {
            return Optional.empty();
        }
        String file = matcher.group(1).replaceFirst("^file://", "");
        if (file.contains("node_modules") || file.startsWith("node:")) {
            return Optional.empty();
        }
        return sources.path(file)
                .map(path -> new Location(
                        path,
                        Math.max(1, Integer.parseInt(matcher.group(2))),
                        Math.max(1, Integer.parseInt(matcher.group(3)))));
    }

    /** Where a resource is made. */
    Optional<Location> of(Node resource) {
        return path(resource).map(creations::get);
    }

    /** Where a property of a resource is set, if the app was run so that it tells. */
    Optional<Location> of(Node resource, String property) {
        return path(resource).map(path -> assignments.get(path + "#" + property));
    }

    private static Optional<String> path(Node resource) {
        return resource.member("Metadata")
                .flatMap(metadata -> metadata.text("aws:cdk:path"))
                .map(path -> "/" + path);
    }
}
