// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Assembly.AssembledStack;
import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.DeploymentValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes stacks of templates: which nests which, and what each is called. */
final class StackTree {

    private static final int DEEPEST = 8;
    private static final int MOST_STACKS = 2_000;

    private final List<Template> templates;
    private final Map<String, AssembledStack> assembled = new HashMap<>();
    private final Set<String> assembledFolders;
    private final Nesting nesting;
    private final Deployment deployment;
    private final DeploymentValues values;
    private final Set<String> prefixes = new HashSet<>();

    private StackTree(
            List<Template> templates,
            List<Assembly> assemblies,
            Map<String, String> assets,
            Deployment deployment,
            DeploymentValues values) {
        this.templates = templates;
        this.nesting = new Nesting(templates, assets);
        this.deployment = deployment;
        this.values = values;
        this.assembledFolders = new HashSet<>();
        for (Assembly assembly : assemblies) {
            assembledFolders.add(assembly.folder());
            assembly.stacks().forEach(stack -> assembled.put(stack.template(), stack));
        }
    }

    /** The stacks of templates, each before those it nests. */
    static Deployment of(
            List<Template> templates, List<Assembly> assemblies, Map<String, String> assets, DeploymentValues values) {
        Deployment deployment = new Deployment(values);
        new StackTree(templates, assemblies, assets, deployment, values).build();
        return deployment;
    }

    private void build() {
        Set<Template> nested = new LinkedHashSet<>();
        templates.forEach(template -> nesting(template).forEach((id, inner) -> nested.add(inner)));
        List<Template> roots = templates.stream()
                .filter(template ->
                        assembled(template).isPresent() || (!nested.contains(template) && !isLeftOver(template)))
                .toList();
        // Templates that nest each other in a circle have no root among them; each is then read by itself.
        List<Template> first = roots.isEmpty() ? templates : roots;
        boolean alone = first.size() == 1 && nested.isEmpty();
        for (Template template : first) {
            StackIdentity identity = identity(template, alone, first.size() == 1);
            add(new Stack(template, identity, deployment, null), 0);
        }
    }

    // The CDK writes into its folder without clearing it first.
    private boolean isLeftOver(Template template) {
        return assembledFolders.contains(Nesting.folder(template.path()))
                && !template.path().endsWith(".nested.template.json");
    }

    private Optional<AssembledStack> assembled(Template template) {
        return Optional.ofNullable(assembled.get(Nesting.normal(template.path())));
    }

    private StackIdentity identity(Template template, boolean alone, boolean only) {
        Optional<AssembledStack> stack = assembled(template);
        Optional<String> name = stack.map(AssembledStack::name);
        String prefix = alone ? "" : name.orElseGet(() -> only ? "" : stem(template.path()));
        return new StackIdentity(
                prefix.isEmpty() ? "" : free(prefix, template.path()),
                name,
                stack.map(AssembledStack::environment)
                        .orElse(AwsEnvironment.UNKNOWN)
                        .or(new AwsEnvironment(values.region(), values.account())));
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.replaceFirst("(\\.template)?\\.[A-Za-z]+$", "");
    }

    private String free(String wanted, String otherwise) {
        String prefix = wanted + "/";
        return prefixes.add(prefix) ? prefix : otherwise + "/";
    }

    private void add(Stack stack, int depth) {
        deployment.add(stack);
        if (depth >= DEEPEST) {
            return;
        }
        nesting(stack.template()).forEach((id, template) -> {
            Node resource = stack.template().resources().get(id);
            if (resource == null || deployment.stacks().size() >= MOST_STACKS) {
                return;
            }
            Optional<Truth> condition = resource.text("Condition").map(stack.scope()::condition);
            if (condition.filter(truth -> truth.is(false)).isPresent()) {
                return;
            }
            Scope scope =
                    condition.map(truth -> stack.scope().where(truth, true)).orElse(stack.scope());
            Stack inner = new Stack(
                    template,
                    stack.identity().nested(name(stack, id, resource)),
                    deployment,
                    new Stack.Parent(
                            stack,
                            resource,
                            condition.filter(truth -> truth.known().isEmpty()),
                            scope));
            stack.nest(id, inner);
            add(inner, depth + 1);
        });
    }

    // The CDK calls the resource of a nested stack Services.NestedStack and its template's constructs Services.
    private String name(Stack stack, String id, Node resource) {
        String called = resource.member("Metadata")
                .flatMap(metadata -> metadata.text("aws:cdk:path"))
                .map(path -> path.split("\\.NestedStack/", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[0].substring(parts[0].lastIndexOf('/') + 1))
                .orElse(id);
        return prefixes.add(stack.prefix() + called + "/") ? called : id;
    }

    private Map<String, Template> nesting(Template template) {
        Map<String, Template> nested = new LinkedHashMap<>();
        template.resources().forEach((id, node) -> {
            if (node.text("Type").filter(References::nests).isPresent()) {
                nesting.nested(template, node).ifPresent(inner -> nested.put(id, inner));
            }
        });
        return nested;
    }
}
