// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A template on which exec works, changed where a test wants it otherwise, and what the checks say of it then. */
final class JudgedTemplate {

    private static final String READY = "/gate/cloudformation/judged/ready.yaml";

    private final String text;
    private final List<TemplateFile> beside;
    private final DeploymentValues values;

    private JudgedTemplate(String text, List<TemplateFile> beside, DeploymentValues values) {
        this.text = text;
        this.beside = List.copyOf(beside);
        this.values = values;
    }

    static JudgedTemplate ready() {
        try (InputStream in = JudgedTemplate.class.getResourceAsStream(READY)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JudgedTemplate of(String text) {
        return new JudgedTemplate(text, List.of(), DeploymentValues.NONE);
    }

    /** The same with one part replaced, which must be there. */
    JudgedTemplate with(String old, String replacement) {
        if (!text.contains(old)) {
            throw new AssertionError("the template has no " + old);
        }
        return new JudgedTemplate(text.replace(old, replacement), beside, values);
    }

    /** The same with more resources, written with two spaces before their names. */
    JudgedTemplate resources(String more) {
        return with("  #resources\n", more + "  #resources\n");
    }

    JudgedTemplate conditions(String more) {
        return with("  #conditions\n", more + "  #conditions\n");
    }

    /** The same without a resource, and without the lists of one that name it. */
    JudgedTemplate without(String id) {
        String less = text.replaceFirst("(?ms)^  " + id + ":\\R.*?(?=^  \\S)", "");
        if (less.equals(text)) {
            throw new AssertionError("the template has no " + id);
        }
        return new JudgedTemplate(less, beside, values);
    }

    JudgedTemplate beside(String path, String content) {
        List<TemplateFile> more = new ArrayList<>(beside);
        more.add(new TemplateFile(path, content));
        return new JudgedTemplate(text, more, values);
    }

    JudgedTemplate in(String region, String account) {
        return new JudgedTemplate(
                text,
                beside,
                new DeploymentValues(
                        values.parameters(), Optional.of(region), Optional.of(account), values.assumeDefaults()));
    }

    @Override
    public String toString() {
        return text;
    }

    /** The same with values for its parameters. */
    JudgedTemplate given(Map<String, String> parameters) {
        return new JudgedTemplate(
                text,
                beside,
                new DeploymentValues(parameters, values.region(), values.account(), values.assumeDefaults()));
    }

    /** The line on which a part stands, which must be there once. */
    int line(String part) {
        int at = text.indexOf(part);
        if (at < 0 || text.indexOf(part, at + 1) >= 0) {
            throw new AssertionError("the template has not one " + part);
        }
        return (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    JudgedTemplate assumingDefaults() {
        return new JudgedTemplate(
                text, beside, new DeploymentValues(values.parameters(), values.region(), values.account(), true));
    }

    List<TargetReport> targets() {
        List<TemplateFile> files = new ArrayList<>(beside);
        files.add(0, new TemplateFile("template.yaml", text));
        return ExecReadiness.standard()
                .judge(new PlannedEvidence(
                        List.of(Templates.read("input", files, values)), values, Instant.parse("2026-07-01T00:00:00Z")))
                .targets();
    }

    TargetReport target(String address) {
        return targets().stream()
                .filter(target -> target.identity().address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " is none of "
                        + targets().stream().map(t -> t.identity().address()).toList()));
    }

    TargetReport service() {
        return target("Service");
    }

    Verdict verdict() {
        return service().verdict();
    }

    /** What a check says of the service. */
    Finding finding(String check) {
        return service().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + check));
    }

    /** What failed of a target, {@code check/cause}, and what was not evaluated, {@code check?} with what decides it. */
    static List<String> troubles(TargetReport target) {
        return target.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL
                        || (finding.status() == Status.NOT_EVALUATED && finding.severity() == Severity.BLOCKER))
                .map(JudgedTemplate::trouble)
                .distinct()
                .toList();
    }

    private static String trouble(Finding finding) {
        return finding.status() == Status.FAIL
                ? finding.check() + "/" + finding.cause()
                : finding.check() + "? "
                        + finding.missing().stream()
                                .map(missing -> missing.source())
                                .collect(Collectors.joining(", "));
    }
}
