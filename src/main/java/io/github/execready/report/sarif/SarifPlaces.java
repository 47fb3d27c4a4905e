// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Report;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import io.github.execready.report.Names;
import io.github.execready.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a result is shown, and what else bears on it. */
final class SarifPlaces {

    private static final int MOST_RELATED = 10;
    private static final int LONGEST_MESSAGE = 200;

    private final SarifProfile profile;
    private final Artifact artifact;

    SarifPlaces(SarifProfile profile, Artifact artifact) {
        this.profile = profile;
        this.artifact = artifact;
    }

    /**
     * Makes sure that there is a place for every result, whether or not there will be one.
     *
     * @throws io.github.execready.report.ReportOptionException if GitHub would refuse the upload for want of one
     */
    void require(Report report) {
        boolean needed = report.targets().stream()
                .map(target -> target.identity().location())
                .anyMatch(location ->
                        location.flatMap(at -> SarifPlace.of(at, "")).isEmpty());
        if (profile == SarifProfile.GITHUB && (needed || !artifact.path().isEmpty())) {
            artifact.requiredUri();
        }
    }

    /** The place of a finding: where it was decided, else where its target stands, else the artifact. */
    Optional<SarifPlace> of(Identity target, Optional<Location> decided) {
        Optional<SarifPlace> place = decided.or(target::location).flatMap(location -> SarifPlace.of(location, ""));
        return profile == SarifProfile.GITHUB
                ? Optional.of(place.map(SarifPlace::withLine).orElseGet(() -> SarifPlace.atTop(artifact.requiredUri())))
                : place;
    }

    /** The other places that it rests on, and the target's own. */
    List<SarifPlace> related(Identity target, Finding finding, Optional<SarifPlace> first) {
        List<SarifPlace> places = new ArrayList<>();
        for (Observation seen : finding.evidence()) {
            String words = (seen.source() + " " + seen.path()).strip() + ": " + seen.value();
            add(places, seen.location(), words, first);
        }
        add(places, target.location(), Names.brief(target), first);
        return places.subList(0, Math.min(MOST_RELATED, places.size()));
    }

    private static void add(
            List<SarifPlace> places, Optional<Location> location, String words, Optional<SarifPlace> first) {
        location.flatMap(at -> SarifPlace.of(at, PlainText.clipped(words, LONGEST_MESSAGE)))
                .filter(place -> place.line() > 0)
                .filter(place -> first.filter(place::isAt).isEmpty())
                .filter(place -> places.stream().noneMatch(place::isAt))
                .ifPresent(places::add);
    }

    /**
     * Whether nobody wrote the file by hand: a plan, what CDK synthesised, or a stand-in for something that runs. Lines of
     * such files say nothing, so GitHub must not tell alerts apart by them.
     */
    static boolean isGenerated(Identity target, Optional<Location> decided) {
        String file = decided.or(target::location).map(Location::file).orElse("");
        boolean terraform = target.address().contains(".");
        boolean configuration = file.endsWith(".tf") || file.endsWith(".tofu") || file.endsWith(".tf.json");
        return file.isEmpty()
                || file.equals("-")
                || List.of(file.split("/")).contains("cdk.out")
                || (terraform && !configuration);
    }
}
