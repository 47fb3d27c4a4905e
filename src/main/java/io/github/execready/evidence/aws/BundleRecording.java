// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.EvidenceSource;
import io.github.execready.evidence.Questions;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Evidence from AWS itself that can be kept as a bundle, without secrets. */
public final class BundleRecording implements EvidenceSource, AutoCloseable {

    private final RecordingAws recording;
    private final AwsEvidence evidence;
    private final Target target;
    private final Address address;
    private final Instant collectedAt;

    private BundleRecording(
            RecordingAws recording, AwsEvidence evidence, Target target, Address address, Instant collectedAt) {
        this.recording = recording;
        this.evidence = evidence;
        this.target = target;
        this.address = address;
        this.collectedAt = collectedAt;
    }

    /**
     * Evidence from AWS, as {@link AwsEvidence#live} gives it.
     *
     * @throws EvidenceException if the words of the target contradict one another, or no Region is found
     */
    public static BundleRecording live(
            LiveSettings settings, Target target, Supplier<Evidence<ClientTools>> clientTools, Clock clock) {
        Address address = AwsEvidence.address(settings, target);
        RecordingAws recording = new RecordingAws(new LiveAws(settings.in(address.region())));
        Instant now = clock.instant();
        AwsEvidence evidence = new AwsEvidence(recording, address, clientTools, Clock.fixed(now, clock.getZone()));
        return new BundleRecording(recording, evidence, target, address, now);
    }

    @Override
    public List<ExecTarget> targets(Set<Part> parts, Questions questions) {
        return evidence.targets(parts, questions);
    }

    /**
     * Writes what AWS said up to now, for the owner's eyes only: the file appears whole or not at all.
     *
     * @param tool what writes, with its version
     * @return how many calls the bundle holds
     * @throws EvidenceException if the file cannot be written
     */
    public int write(Path file, String tool) {
        Bundle bundle = new Bundle(tool, collectedAt, address.region(), target, recording.calls());
        BundleWriter.write(bundle, file);
        return bundle.calls().size();
    }

    @Override
    public void close() {
        evidence.close();
    }
}
