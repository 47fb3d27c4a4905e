// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads templates and what belongs to them. */
public final class Templates {

    private Templates() {}

    /**
     * Reads files that belong together.
     *
     * @param name what people call them
     * @param files all that may belong to the input; what is no template, assembly or ECS document is passed over
     * @param values what is known of the deployment
     * @throws TemplateException if a file cannot be read
     */
    public static PlannedInput read(String name, List<TemplateFile> files, DeploymentValues values) {
        List<Resource> resources = new ArrayList<>();
        for (TemplateFile file : files) {
            for (Node document : Nodes.read(file)) {
                document.members("Resources")
                        .forEach((id, node) -> node.text("Type")
                                .ifPresent(type -> resources.add(new Resource(
                                        type,
                                        id,
                                        node.location(),
                                        node.member("Properties")
                                                                .map(Templates::value)
                                                                .orElse(null)
                                                        instanceof Value.Fields fields
                                                ? fields
                                                : new Value.Fields(Map.of(), node.location())))));
            }
        }
        return new PlannedInput(name, resources, List.of(), true);
    }

    private static Value value(Node node) {
        if (node instanceof Node.Text text) {
            return new Value.Scalar(text.text(), text.location());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Value.Items(
                    sequence.items().stream().map(Templates::value).toList(), sequence.location());
        }
        if (node instanceof Node.Mapping mapping) {
            if (mapping.members().get("Ref") instanceof Node.Text id) {
                return new Value.Reference(id.text(), "Ref", mapping.location());
            }
            if (mapping.members().get("Fn::GetAtt") instanceof Node.Sequence path
                    && path.items().size() == 2
                    && path.items().get(0) instanceof Node.Text id
                    && path.items().get(1) instanceof Node.Text attribute) {
                return new Value.Reference(id.text(), attribute.text(), mapping.location());
            }
            Map<String, Value> members = new LinkedHashMap<>();
            mapping.members().forEach((key, member) -> members.put(key, value(member)));
            return new Value.Fields(members, mapping.location());
        }
        return new Value.Nothing(node.location());
    }
}
