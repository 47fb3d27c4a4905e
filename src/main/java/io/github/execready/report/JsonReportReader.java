// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.engine.Assumption;
import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.ExitCode;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import io.github.execready.report.JsonCursor.Member;
import io.github.execready.report.JsonCursor.Members;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what {@link JsonReport} wrote, so that a saved report can be written in another format. Members that it does not
 * know are skipped: a newer version may have added them. How likely a cause was is not in the format; the order of the root
 * causes, which follows from it, is.
 */
public final class JsonReportReader {

    /** Some hundred times the size of a report on a service with a hundred tasks. */
    private static final long LIMIT = 256L * 1024 * 1024;

    private static final Member<String> SCHEMA_VERSION = Member.required("schemaVersion", JsonReportReader::version);
    private static final Member<String> TOOL = Member.required("tool", JsonReportReader::tool);
    private static final Member<String> TOOL_NAME = Member.required("name", JsonReportReader::toolName);
    private static final Member<String> TOOL_VERSION = Member.required("version", JsonCursor::text);
    private static final Member<Verdict> VERDICT = Member.required("verdict", JsonReportReader::verdict);
    private static final Member<ExitCode> EXIT_CODE = Member.required("exitCode", JsonReportReader::exitCode);
    private static final Member<List<TargetReport>> TARGETS =
            Member.required("targets", c -> c.list(JsonReportReader::target));

    private static final Member<Identity> TARGET = Member.required("target", JsonReportReader::identity);
    private static final Member<List<String>> ROOT_CAUSES = Member.required("rootCauses", JsonCursor::texts);
    private static final Member<List<ContainerVerdict>> CONTAINERS =
            Member.required("containers", c -> c.list(JsonReportReader::container));
    private static final Member<List<Assumption>> ASSUMPTIONS =
            Member.required("assumptions", c -> c.list(JsonReportReader::assumption));
    private static final Member<List<Finding>> FINDINGS =
            Member.required("findings", c -> c.list(JsonReportReader::finding));

    private static final Member<Identity.Kind> KIND =
            Member.required("kind", c -> c.word("kind of target", JsonReportReader::kind));
    private static final Member<String> REGION = Member.optional("region", JsonCursor::textOrNull, "");
    private static final Member<String> CLUSTER = Member.required("cluster", JsonCursor::textOrNull);
    private static final Member<String> SERVICE = Member.required("service", JsonCursor::textOrNull);
    private static final Member<String> TASK = Member.required("task", JsonCursor::textOrNull);

    private static final Member<String> ADDRESS = Member.optional("address", JsonCursor::textOrNull, "");
    private static final Member<Optional<String>> TARGET_FILE =
            Member.optional("file", c -> Optional.of(c.textOrNull()).filter(file -> !file.isEmpty()), Optional.empty());
    private static final Member<Integer> TARGET_LINE =
            Member.optional("line", c -> c.orNull(JsonReportReader::position, 1), 1);
    private static final Member<String> FILE = Member.required("file", JsonCursor::text);
    private static final Member<Integer> LINE = Member.required("line", JsonReportReader::position);
    private static final Member<Integer> COLUMN = Member.optional("column", JsonReportReader::position, 1);
    private static final Member<Optional<Location>> LOCATION = Member.optional(
            "location", c -> c.orNull(at -> Optional.of(location(at)), Optional.empty()), Optional.empty());
    private static final Member<String> ASSUMPTION = Member.optional("assumption", JsonCursor::textOrNull, "");

    private static final Member<String> NAME = Member.required("name", JsonCursor::text);
    private static final Member<String> ID = Member.required("id", JsonCursor::text);
    private static final Member<String> MESSAGE = Member.required("message", JsonCursor::text);

    private static final Member<String> CHECK = Member.required("check", JsonCursor::text);
    private static final Member<Subject> SUBJECT =
            Member.required("subject", c -> c.word("subject", JsonReportReader::subject));
    private static final Member<Status> OUTCOME = Member.required("outcome", c -> c.word("outcome", Status::ofLabel));
    private static final Member<Severity> SEVERITY =
            Member.required("severity", c -> c.word("severity", Severity::ofLabel));
    private static final Member<String> CAUSE = Member.required("cause", JsonCursor::textOrNull);
    private static final Member<Boolean> TRANSIENT = Member.required("transient", JsonCursor::flag);
    private static final Member<List<Observation>> EVIDENCE =
            Member.required("evidence", c -> c.list(JsonReportReader::observation));
    private static final Member<List<Missing>> MISSING =
            Member.required("missing", c -> c.list(JsonReportReader::missing));
    private static final Member<Remedy> REMEDY =
            Member.required("remedy", c -> c.orNull(JsonReportReader::remedy, Remedy.NONE));
    private static final Member<String> DOCUMENTATION = Member.required("documentation", JsonCursor::text);
    private static final Member<String> BLOCKED_BY = Member.optional("blockedBy", JsonCursor::textOrNull, "");
    private static final Member<Suppression> SUPPRESSED = Member.optional(
            "suppressed", c -> c.orNull(JsonReportReader::suppression, Suppression.NONE), Suppression.NONE);

    private static final Member<String> SOURCE = Member.required("source", JsonCursor::text);
    private static final Member<String> PATH = Member.required("path", JsonCursor::text);
    private static final Member<String> VALUE = Member.required("value", JsonCursor::text);
    private static final Member<String> REASON = Member.required("reason", JsonCursor::text);
    private static final Member<String> RESOLUTION = Member.required("resolution", JsonCursor::text);
    private static final Member<String> SUMMARY = Member.required("summary", JsonCursor::text);
    private static final Member<List<String>> COMMANDS = Member.required("commands", JsonCursor::texts);
    private static final Member<List<String>> CAUTIONS = Member.optional("cautions", JsonCursor::texts, List.of());
    private static final Member<String> EXPIRES = Member.optional("expires", JsonCursor::textOrNull, "");

    private static final Member<Boolean> KNOWN = Member.optional("known", JsonCursor::flag, false);
    private static final Member<Boolean> IN_SOURCE = Member.optional("inSource", JsonCursor::flag, false);

    private JsonReportReader() {}

    /**
     * Reads a report.
     *
     * @throws ReportFormatException if it is not JSON, no report of this tool, or of a version that cannot be read
     */
    public static Report read(Reader in) throws IOException {
        return read(in, LIMIT);
    }

    static Report read(Reader in, long limit) throws IOException {
        return new JsonCursor(in, limit).document(JsonReportReader::report);
    }

    private static Report report(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(SCHEMA_VERSION, TOOL, VERDICT, EXIT_CODE, TARGETS));
        return new Report(members.get(TOOL), members.get(VERDICT), members.get(EXIT_CODE), members.get(TARGETS));
    }

    private static String version(JsonCursor cursor) throws IOException {
        return cursor.word(
                "version of the report's schema that this version of execready reads; it reads 1.x",
                text -> Optional.of(text).filter(v -> v.matches("1\\.[0-9]{1,4}")));
    }

    private static String tool(JsonCursor cursor) throws IOException {
        return cursor.object(List.of(TOOL_NAME, TOOL_VERSION)).get(TOOL_VERSION);
    }

    private static String toolName(JsonCursor cursor) throws IOException {
        return cursor.word(
                "tool whose reports can be read", name -> Optional.of(name).filter("execready"::equals));
    }

    private static TargetReport target(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(TARGET, VERDICT, ROOT_CAUSES, CONTAINERS, ASSUMPTIONS, FINDINGS));
        return new TargetReport(
                members.get(TARGET),
                members.get(VERDICT),
                members.get(ROOT_CAUSES),
                members.get(CONTAINERS),
                members.get(ASSUMPTIONS),
                members.get(FINDINGS));
    }

    private static Identity identity(JsonCursor cursor) throws IOException {
        Members members =
                cursor.object(List.of(KIND, REGION, CLUSTER, SERVICE, TASK, ADDRESS, TARGET_FILE, TARGET_LINE, COLUMN));
        int line = members.get(TARGET_LINE);
        return new Identity(
                members.get(KIND),
                members.get(REGION),
                members.get(CLUSTER),
                members.get(SERVICE),
                members.get(TASK),
                members.get(ADDRESS),
                members.get(TARGET_FILE).map(file -> new Location(file, line, members.get(COLUMN))));
    }

    private static Location location(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(FILE, LINE, COLUMN));
        return new Location(members.get(FILE), members.get(LINE), members.get(COLUMN));
    }

    private static ContainerVerdict container(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(NAME, VERDICT));
        return new ContainerVerdict(members.get(NAME), members.get(VERDICT));
    }

    private static Assumption assumption(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(ID, MESSAGE));
        return new Assumption(members.get(ID), members.get(MESSAGE));
    }

    private static Finding finding(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(
                CHECK,
                SUBJECT,
                OUTCOME,
                SEVERITY,
                CAUSE,
                MESSAGE,
                TRANSIENT,
                EVIDENCE,
                MISSING,
                REMEDY,
                DOCUMENTATION,
                BLOCKED_BY,
                SUPPRESSED,
                LOCATION,
                ASSUMPTION,
                KNOWN,
                JsonPath.HOPS,
                JsonPath.SERVICE));
        return new Finding(
                members.get(CHECK),
                members.get(SUBJECT),
                members.get(OUTCOME),
                members.get(SEVERITY),
                members.get(CAUSE),
                Likelihood.MEDIUM,
                members.get(MESSAGE),
                members.get(TRANSIENT),
                members.get(EVIDENCE),
                members.get(MISSING),
                members.get(BLOCKED_BY),
                members.get(REMEDY),
                members.get(DOCUMENTATION),
                members.get(SUPPRESSED),
                new PathInWords(members.get(JsonPath.SERVICE), members.get(JsonPath.HOPS)),
                members.get(LOCATION),
                members.get(ASSUMPTION),
                members.get(KNOWN));
    }

    private static int position(JsonCursor cursor) throws IOException {
        return Math.max(1, cursor.number());
    }

    private static Observation observation(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(SOURCE, PATH, VALUE, LOCATION));
        return new Observation(members.get(SOURCE), members.get(PATH), members.get(VALUE), members.get(LOCATION));
    }

    private static Missing missing(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(SOURCE, REASON, RESOLUTION));
        return new Missing(members.get(SOURCE), members.get(REASON), members.get(RESOLUTION));
    }

    private static Remedy remedy(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(SUMMARY, COMMANDS, CAUTIONS));
        return new Remedy(members.get(SUMMARY), members.get(COMMANDS), members.get(CAUTIONS));
    }

    private static Suppression suppression(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(REASON, SOURCE, EXPIRES, IN_SOURCE));
        return new Suppression(members.get(REASON), members.get(SOURCE), members.get(EXPIRES), members.get(IN_SOURCE));
    }

    private static Verdict verdict(JsonCursor cursor) throws IOException {
        return cursor.word(
                "verdict",
                text -> Arrays.stream(Verdict.values())
                        .filter(v -> v.name().equals(text))
                        .findFirst());
    }

    private static ExitCode exitCode(JsonCursor cursor) throws IOException {
        int code = cursor.number();
        return Arrays.stream(ExitCode.values())
                .filter(e -> e.code() == code)
                .findFirst()
                .orElseThrow(() -> cursor.wrong(code + " is no exit code of execready"));
    }

    private static Optional<Identity.Kind> kind(String label) {
        return Arrays.stream(Identity.Kind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label))
                .findFirst();
    }

    private static Optional<Subject> subject(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Arrays.stream(Subject.Kind.values())
                        .filter(k -> k.label().equals(text.substring(0, slash)))
                        .map(k -> new Subject(k, text.substring(slash + 1)))
                        .findFirst();
    }
}
