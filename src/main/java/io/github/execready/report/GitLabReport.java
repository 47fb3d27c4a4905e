// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.stream.JsonWriter;
import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Fingerprint;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitLab's code quality report: the failures that stand in a file, for its merge requests. It has no place for what was not
 * evaluated but as an issue of its own, so each target with an open blocker has one.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">The format</a>
 */
final class GitLabReport implements ReportFormat {

    private static final int LONGEST_MESSAGE = 1024;
    private static final String INCOMPLETE = "evaluation-incomplete";

    private final String artifact;

    /**
     * @param artifact the file for findings that stand in none; empty for leaving them out
     */
    GitLabReport(String artifact) {
        this.artifact = artifact;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        Map<String, Integer> counts = new HashMap<>();
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.setHtmlSafe(false);
        json.beginArray();
        for (TargetReport target : plain.targets()) {
            for (Finding finding : target.findings()) {
                Optional<Location> place = place(finding.location().or(target.identity()::location));
                if (finding.status() == Status.FAIL && !finding.suppressed() && place.isPresent()) {
                    issue(
                            json,
                            finding.check(),
                            message(finding),
                            severity(finding.severity()),
                            place.get(),
                            counted(Fingerprint.of(finding, target.identity()), counts));
                }
            }
            Optional<Location> place = place(target.identity().location());
            String open = Incompleteness.of(target);
            if (!open.isEmpty() && place.isPresent()) {
                issue(
                        json,
                        INCOMPLETE,
                        open,
                        "info",
                        place.get(),
                        counted(Fingerprint.of(INCOMPLETE, target.identity()), counts));
            }
        }
        json.endArray();
        out.write('\n');
    }

    private static void issue(
            JsonWriter json, String check, String message, String severity, Location place, String fingerprint)
            throws IOException {
        json.beginObject();
        json.name("description").value(message);
        json.name("check_name").value(check);
        json.name("fingerprint").value(fingerprint);
        json.name("severity").value(severity);
        json.name("location").beginObject();
        json.name("path").value(place.file().replaceFirst("^(\\./)+", ""));
        json.name("lines").beginObject();
        json.name("begin").value(place.line());
        json.endObject();
        json.endObject();
        json.endObject();
    }

    private Optional<Location> place(Optional<Location> own) {
        return own.filter(at -> !at.file().equals("-"))
                .or(() -> artifact.isEmpty() ? Optional.empty() : Optional.of(Location.of(artifact)));
    }

    // GitLab takes issues with equal fingerprints for one.
    private static String counted(String fingerprint, Map<String, Integer> counts) {
        int count = counts.merge(fingerprint, 1, Integer::sum);
        return count == 1 ? fingerprint : fingerprint + ":" + count;
    }

    private static String message(Finding finding) {
        String assumed = finding.assumption().isEmpty() ? "" : " (assumes " + finding.assumption() + ")";
        String fix = finding.remedy().summary();
        return PlainText.clipped(finding.message() + assumed + (fix.isEmpty() ? "" : " " + fix), LONGEST_MESSAGE);
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "blocker";
            case WARNING -> "major";
            case ADVICE -> "minor";
        };
    }
}
