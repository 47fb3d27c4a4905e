// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.EvidenceSource;
import io.github.execready.evidence.Questions;
import io.github.execready.model.ClientTools;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Evidence from a bundle: a file that {@link BundleRecording} wrote, or a folder with outputs of the AWS CLI. All times
 * are judged as of when it was collected; for a folder, as of when its newest file was changed last.
 */
public final class BundleEvidence implements EvidenceSource, AutoCloseable {

    private final AwsEvidence evidence;
    private final List<String> notes;

    private BundleEvidence(AwsEvidence evidence, List<String> notes) {
        this.evidence = evidence;
        this.notes = notes;
    }

    /**
     * Opens a bundle.
     *
     * @param asked what to look at; what is empty in it comes from the bundle
     * @param clientTools what is known of the tools of whoever wants to exec, which a bundle does not say
     * @throws EvidenceException if it is no bundle, is broken or newer than this build, or does not say what to look at
     */
    public static BundleEvidence open(Path path, Target asked, Supplier<Evidence<ClientTools>> clientTools) {
        return opened(path.toString(), BundleReader.open(path), asked, clientTools);
    }

    /**
     * Opens a bundle that is not a file, such as a resource of a jar.
     *
     * @param name as people call it, for error messages
     * @param in the bundle, which stays open; read up to the limit for files
     * @throws EvidenceException as {@link #open(Path, Target, Supplier)} does
     */
    public static BundleEvidence open(
            String name, InputStream in, Target asked, Supplier<Evidence<ClientTools>> clientTools) {
        return opened(name, BundleReader.open(name, in), asked, clientTools);
    }

    private static BundleEvidence opened(
            String name, OpenedBundle bundle, Target asked, Supplier<Evidence<ClientTools>> clientTools) {
        Target target = merged(asked, bundle.target());
        if (target.task().isEmpty() && target.service().isEmpty()) {
            throw new EvidenceException(name
                    + ": it shows no task and no service, or several; name the cluster and the task, or the service");
        }
        Address address = Address.of(target, "", bundle::region);
        Clock clock = Clock.fixed(bundle.collectedAt(), ZoneOffset.UTC);
        return new BundleEvidence(new AwsEvidence(bundle.api(), address, clientTools, clock), bundle.notes());
    }

    private static Target merged(Target asked, Target collected) {
        boolean named = !asked.task().isEmpty() || !asked.service().isEmpty();
        boolean anyContainer = asked.containers().only().isEmpty();
        ContainerSelection containers = anyContainer ? collected.containers() : asked.containers();
        return new Target(
                asked.cluster().isEmpty() ? collected.cluster() : asked.cluster(),
                named ? asked.task() : collected.task(),
                named ? asked.service() : collected.service(),
                containers);
    }

    @Override
    public List<ExecTarget> targets(Set<Part> parts, Questions questions) {
        return evidence.targets(parts, questions);
    }

    /** What of the bundle was not used, and why, a line each; the lines quote the bundle and are not trusted. */
    public List<String> notes() {
        return notes;
    }

    /** What the reading took; nothing before {@link #targets(Set, Questions)}. */
    public CallStatistics statistics() {
        return evidence.statistics();
    }

    @Override
    public void close() {
        evidence.close();
    }
}
