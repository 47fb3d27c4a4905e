// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static java.util.stream.Collectors.toSet;

import io.github.execready.evidence.cloudformation.Assembly.AssembledStack;
import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import io.github.execready.model.SuppressionRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads templates and what belongs to them. */
public final class Templates {

    private final Map<String, TemplateFile> files = new LinkedHashMap<>();
    private final List<Template> templates = new ArrayList<>();
    private final List<Assembly> assemblies = new ArrayList<>();
    private final EcsFiles ecs = new EcsFiles();
    private final Set<Gap> unjudged = new LinkedHashSet<>();

    private Templates(List<TemplateFile> given) {
        given.forEach(file -> files.put(Nesting.normal(file.path()), file));
    }

    /**
     * Reads files that belong together; see {@link #read(String, List, DeploymentValues, Sources)}.
     *
     * @throws TemplateException if a file cannot be read
     */
    public static PlannedInput read(String name, List<TemplateFile> files, DeploymentValues values) {
        return read(name, files, values, Sources.NONE);
    }

    /**
     * Reads files that belong together: a template, templates that nest or import from each other, an assembly of the CDK
     * with its {@code manifest.json}, task definitions and services in ECS's own JSON.
     *
     * @param name what people call them
     * @param files all that may belong to the input; what is none of these is passed over
     * @param values what is known of the deployment
     * @param sources where the CDK's app is, so that places can be lines of it
     * @throws TemplateException if a file cannot be read; without that file the others can be
     */
    public static PlannedInput read(String name, List<TemplateFile> files, DeploymentValues values, Sources sources) {
        Templates read = new Templates(files);
        files.stream().filter(Recognition::isRead).forEach(read::take);
        return read.planned(name, values, sources);
    }

    /** Whether a file is one that can be read here, as far as its text tells without reading it as YAML or JSON. */
    public static boolean recognises(TemplateFile file) {
        return Recognition.recognises(file.text());
    }

    /** Whether a text that cannot be read begins like a template, a task definition or an assembly. */
    public static boolean mayBegin(String text) {
        return Recognition.mayBegin(text);
    }

    /**
     * Makes sure that a file can be read, whatever it is.
     *
     * @throws TemplateException if it is neither JSON nor YAML
     */
    public static void check(TemplateFile file) {
        Nodes.read(file);
    }

    private void take(TemplateFile file) {
        read(file).forEach(document -> take(file, document));
    }

    private List<Node> read(TemplateFile file) {
        try {
            return Nodes.read(file);
        } catch (TemplateException e) {
            if (!TemplateLanguage.isIn(file)) {
                throw e;
            }
            unjudged.add(
                    Gaps.gap(file.path(), "a template language fills it in before it is a template", e.location()));
            return List.of();
        }
    }

    private void take(TemplateFile file, Node document) {
        String path = file.path();
        if (Assembly.is(document)) {
            assemblies.add(new Assembly(Nesting.folder(path), document));
        } else if (Template.is(document)) {
            if (Template.isCutOff(document)) {
                throw new TemplateException(
                        path, "a template has Resources, and this one has none; is the file cut off?");
            }
            templates.add(new Template(path, document, Nodes.looksLikeJson(file.text())));
        } else if (EcsDocument.tellsOfTasks(document)) {
            unjudged.add(Gaps.gap(
                    path, "it tells of tasks that run; what is to be deployed is judged", document.location()));
        } else {
            ecs.take(path, document);
        }
    }

    private PlannedInput planned(String name, DeploymentValues values, Sources sources) {
        Map<String, String> assets = assets();
        Deployment deployment = StackTree.of(templates, assemblies, assets, values);
        BesideFiles beside = new BesideFiles(files, assets);
        SourcePlaces places = places(sources);
        List<Resource> resources = new ArrayList<>();
        Map<String, AwsEnvironment> environments = new HashMap<>();
        deployment.stacks().forEach(stack -> {
            List<Resource> own = new ArrayList<>();
            StackResources.read(stack, places, beside, own);
            own.forEach(resource ->
                    environments.put(resource.address(), stack.identity().environment()));
            resources.addAll(own);
        });
        List<SuppressionRule> suppressions = deployment.stacks().stream()
                .flatMap(StackResources::suppressions)
                .toList();
        resources.addAll(ecs.resources(this::document));
        ecs.unread().stream()
                .filter(gap -> unjudged.stream().noneMatch(said -> said.source().equals(gap.source())))
                .forEach(unjudged::add);
        unjudged.addAll(deployment.unjudged());
        return new PlannedInput(name, resources, List.copyOf(unjudged), ecs.isEmpty(), suppressions)
                .deployedTo(environments)
                .where(deployment.conditions())
                .taking(values.parameters().keySet().stream()
                        .filter(parameter -> templates.stream()
                                .anyMatch(template ->
                                        template.parameter(parameter).isPresent()))
                        .collect(toSet()));
    }

    // What another file names need not be known by its own text.
    private Optional<Node> document(String path) {
        return Optional.ofNullable(files.get(path))
                .flatMap(file -> read(file).stream().findFirst());
    }

    private Map<String, String> assets() {
        Map<String, String> assets = new HashMap<>();
        files.forEach((path, file) -> {
            if (path.endsWith(".assets.json") && !assemblies.isEmpty()) {
                Nodes.read(file).forEach(document -> assets.putAll(Assembly.assets(path, document)));
            }
        });
        return assets;
    }

    private SourcePlaces places(Sources sources) {
        SourcePlaces places = new SourcePlaces(sources);
        if (sources != Sources.NONE) {
            for (Assembly assembly : assemblies) {
                for (AssembledStack stack : assembly.stacks()) {
                    places.add(stack.metadata());
                    stack.metadataFile()
                            .map(files::get)
                            .ifPresent(file -> Nodes.read(file).forEach(document -> {
                                if (document instanceof Node.Mapping mapping) {
                                    places.add(mapping.members());
                                }
                            }));
                }
            }
        }
        return places;
    }
}
