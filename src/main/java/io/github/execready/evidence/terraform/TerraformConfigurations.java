// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static java.util.stream.Collectors.toSet;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads configurations of Terraform and OpenTofu of which there is no plan. */
public final class TerraformConfigurations {

    private TerraformConfigurations() {}

    /** Whether a file, by its name, holds a configuration. */
    public static boolean isSource(String file) {
        return SourceFiles.isSource(file);
    }

    /** The folders that no other one of them calls as a module. */
    public static List<Path> roots(Collection<Path> folders) {
        Set<Path> called = new HashSet<>();
        for (Path folder : folders) {
            try {
                called.addAll(SourceFolder.calls(folder));
            } catch (IOException | EvidenceException e) {
                // What cannot be read is a root module, and reading it as one says what is wrong with it.
            }
        }
        return folders.stream().filter(folder -> !called.contains(folder)).toList();
    }

    /**
     * Reads a root module, and those that it calls as far as they are at hand. What only a plan tells is left open.
     *
     * @param name of the folder, as people call it
     * @param root the folder of the root module
     * @param names what a file is called in reports
     * @param values those of the root module's variables, by name
     * @throws EvidenceException if something in it is not understood; the message is one line
     */
    public static PlannedInput read(String name, Path root, UnaryOperator<String> names, DeploymentValues values) {
        TerraformSources sources;
        try {
            sources = SourceFolder.alone(root, names);
        } catch (IOException e) {
            throw new EvidenceException(
                    name + ": it cannot be read (" + e.getClass().getSimpleName() + "); check its permissions", e);
        }
        SourceGivens givens = new SourceGivens(sources, new Variables(values, sources.variables()));
        Blueprint blueprint = new Blueprint(sources, givens);
        List<Instance> instances = blueprint.instances();
        Assembly assembly = new Assembly(new BlockReadings(sources, givens, blueprint), instances);
        List<Gap> unjudged = new ArrayList<>(blueprint.unjudged());
        unjudged.addAll(assembly.unjudged());
        OtherRegions others = new OtherRegions(instances, new SourceProviders(sources)::of);
        List<Resource> resources = new ArrayList<>(others.without(assembly.resources()));
        resources.addAll(blueprint.unread());
        return new PlannedInput(name, resources, unjudged, true, sources.suppressions(instances))
                .where(givens.conditions())
                .taking(values.parameters().keySet().stream()
                        .filter(givens::declares)
                        .collect(toSet()));
    }
}
