// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads plans of Terraform and OpenTofu. */
public final class TerraformPlans {

    private static final int BUFFER = 1 << 16;

    private TerraformPlans() {}

    /**
     * Reads a plan as JSON, or what can be read of a saved plan file.
     *
     * @param name of the file, as people call it; places in the plan begin with it
     * @param in the plan, which is read as a stream and closed
     * @param sources the configuration that the plan was made from, as far as it is at hand
     * @throws EvidenceException if it is no plan, or one that this build does not read; the message is one line
     */
    public static PlannedInput read(String name, InputStream in, TerraformSources sources) {
        try (InputStream buffered = new BufferedInputStream(in, BUFFER)) {
            buffered.mark(8);
            byte[] head = buffered.readNBytes(4);
            buffered.reset();
            if (PlanArchive.begins(head)) {
                PlanArchive.read(name, buffered, UnaryOperator.identity());
                return closed(name);
            }
            return graph(new Departures(PlanReader.read(name, buffered), sources).left(), sources);
        } catch (IOException e) {
            throw new EvidenceException(
                    name + ": it cannot be read (" + e.getClass().getSimpleName() + "); check the file", e);
        }
    }

    /** A saved plan file: its plan is in a form that only Terraform reads. */
    private static PlannedInput closed(String name) {
        return new PlannedInput(
                name,
                List.of(),
                List.of(new Gap(
                        Gap.Reason.UNREADABLE,
                        name,
                        "a saved plan file, whose plan only Terraform reads; give what terraform show -json prints of it,"
                                + " and the file itself as --source-root for the configuration that it holds",
                        Optional.of(Location.of(name)))),
                false);
    }

    private static PlannedInput graph(Plan plan, TerraformSources sources) {
        Instances instances = new Instances(plan.instances());
        Assembly assembly = new Assembly(new Settings(plan, instances, sources), plan.instances());
        OtherRegions others = new OtherRegions(
                plan.instances(),
                instance -> plan.providers()
                        .of(
                                instance,
                                Optional.ofNullable(plan.configuration()
                                        .at(instance.module())
                                        .blocks()
                                        .get(instance.block()))));
        List<Gap> unjudged = new ArrayList<>(plan.unjudged());
        unjudged.addAll(assembly.unjudged());
        return new PlannedInput(
                        plan.name(),
                        others.without(assembly.resources()),
                        unjudged,
                        plan.complete(),
                        sources.suppressions(plan.instances()))
                .deployedTo(new AwsEnvironment(Whereabouts.region(plan), Whereabouts.account(plan)));
    }
}
