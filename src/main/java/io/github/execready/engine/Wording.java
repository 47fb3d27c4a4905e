// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CatalogException;
import io.github.execready.catalog.Cause;
import io.github.execready.catalog.Cause.Conditional;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Fact;
import io.github.execready.check.Facts;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns outcomes into findings with the words of the documents. */
final class Wording {

    private static final String NOT_KNOWN = "not known";

    private final Catalog catalog;
    private final ExecTarget target;
    private final Map<String, String> targetFacts;
    private final PathWording paths;

    Wording(Catalog catalog, ExecTarget target) {
        this.catalog = catalog;
        this.target = target;
        this.targetFacts = targetFacts(target);
        this.paths = new PathWording(catalog.common().hops());
    }

    Finding of(String check, Judgement judgement) {
        Finding finding = Grounds.of(judgement, target)
                .assuming(assumed(catalog.document(check), judgement.outcome()))
                .under(of(check, judgement.subject(), judgement.outcome()));
        Finding whole =
                judgement.path().map(path -> finding.along(paths.of(path))).orElse(finding);
        return target.identity().kind().isPlanned() ? OpenAccount.named(whole) : whole;
    }

    private Finding of(String check, Subject subject, Outcome outcome) {
        CheckDocument document = catalog.document(check);
        Draft draft = new Draft(document, subject);
        return outcome.fold(
                pass -> draft.finding(Status.PASS, document.title(), pass.facts()),
                fail -> failed(draft, fail),
                not -> draft.finding(Status.NOT_APPLICABLE, notApplicable(document, not.reason()), Facts.none()),
                not -> draft.missing(
                        unknown(not.missing()),
                        not.missing().stream().map(gap -> missing(check, gap)).toList(),
                        severity(document, not.atWorst()),
                        observations(not)),
                blocked -> draft.blocked(blocked.prerequisite()),
                errored -> draft.finding(Status.ERROR, "The check went wrong: " + errored.description(), Facts.none()));
    }

    private Finding failed(Draft draft, Outcome.Fail fail) {
        Cause cause = draft.document
                .cause(fail.cause())
                .orElseThrow(() -> new CatalogException(
                        draft.document().path() + ": has no cause '" + fail.cause() + "', which the check reports"));
        Map<String, String> facts = new HashMap<>(targetFacts);
        if (draft.subject().isContainer()) {
            facts.put("container", draft.subject().name());
        }
        fail.facts().list().forEach(fact -> facts.put(fact.name(), fact.value()));
        return new Finding(
                draft.document().id(),
                draft.subject(),
                Status.FAIL,
                cause.severity(),
                cause.id(),
                cause.likelihood(),
                cause.message().fill(facts),
                fail.passing(),
                observations(fail.facts()),
                List.of(),
                "",
                remedy(cause, facts),
                draft.document().path(),
                Suppression.NONE,
                PathInWords.NONE,
                Optional.empty(),
                "",
                false);
    }

    private static Severity severity(CheckDocument document, String atWorst) {
        return atWorst.isEmpty()
                ? document.severity()
                : document.cause(atWorst).map(Cause::severity).orElse(document.severity());
    }

    private Remedy remedy(Cause cause, Map<String, String> facts) {
        return new Remedy(
                cause.remedy().summary().fill(facts),
                // What is planned is mended in the code; the document shows how in each of its languages.
                target.identity().kind().isPlanned()
                        ? List.of()
                        : applying(cause.remedy().commands(), facts)
                                .map(c -> inRegion(c.text().fillForShell(facts), facts))
                                .toList(),
                applying(cause.remedy().cautions(), facts)
                        .map(c -> c.text().fill(facts))
                        .toList());
    }

    private static Stream<Conditional> applying(List<Conditional> texts, Map<String, String> facts) {
        return texts.stream().filter(text -> text.applies(facts.keySet()));
    }

    // The reader's default Region may be another one; IAM is global.
    private static String inRegion(String command, Map<String, String> facts) {
        boolean regional =
                command.startsWith("aws ") && !command.startsWith("aws iam ") && !command.contains("--region");
        return regional ? command + " --region " + facts.getOrDefault("region", "<region>") : command;
    }

    private String notApplicable(CheckDocument document, String reason) {
        return Optional.ofNullable(document.notApplicable().get(reason))
                .or(() -> Optional.ofNullable(catalog.common().notApplicable().get(reason)))
                .orElseThrow(() -> new CatalogException(
                        document.path() + ": has no reason '" + reason + "' under not-applicable"));
    }

    private static List<String> assumed(CheckDocument document, Outcome outcome) {
        List<String> keys = outcome.fold(
                pass -> pass.facts().assumptions(),
                fail -> fail.facts().assumptions(),
                not -> List.of(),
                not -> List.of(),
                blocked -> List.of(),
                errored -> List.of());
        return keys.stream()
                .map(key -> Optional.ofNullable(document.assumptions().get(key))
                        .orElseThrow(() -> new CatalogException(
                                document.path() + ": has no '" + key + "' under assumptions, which the check reports")))
                .toList();
    }

    private static String unknown(List<Gap> gaps) {
        boolean leftOut = gaps.stream().anyMatch(gap -> gap.reason() == Gap.Reason.LEFT_OUT);
        String sources =
                String.join(", ", gaps.stream().map(Gap::source).distinct().toList());
        return (leftOut ? "Left out by " : "Not known: ") + sources;
    }

    private Missing missing(String check, Gap gap) {
        String reason = gap.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<String> condition = Gap.condition(gap.source());
        Map<String, String> facts = Map.of("source", gap.source(), "check", check, "condition", condition.orElse(""));
        String resolution = condition
                .map(open -> catalog.common().branches().get("resolution"))
                .or(() -> Optional.ofNullable(catalog.common().gaps().get(reason)))
                .map(text -> text.fill(facts))
                .orElse("");
        return new Missing(gap.source(), gap.detail(), resolution);
    }

    private static List<Observation> observations(Facts facts) {
        return facts.list().stream()
                .filter(Fact::decisive)
                .map(Wording::observation)
                .distinct()
                .toList();
    }

    /** What is known, and of the rest the places in files that leave it open. */
    private static List<Observation> observations(Outcome.NotEvaluated outcome) {
        return Stream.concat(
                        observations(outcome.seen()).stream(),
                        outcome.missing().stream()
                                .filter(gap -> gap.location().isPresent())
                                .map(gap -> new Observation(gap.source(), "", NOT_KNOWN, gap.location())))
                .distinct()
                .toList();
    }

    private static Observation observation(Fact fact) {
        return new Observation(
                fact.origin().source(),
                fact.origin().path(),
                fact.value(),
                fact.origin().location());
    }

    private static Map<String, String> targetFacts(ExecTarget target) {
        Map<String, String> facts = new HashMap<>();
        ExecTarget.Identity identity = target.identity();
        if (!identity.kind().isPlanned()) {
            facts.put("deployed", "true");
        }
        putUnlessEmpty(facts, "region", identity.region());
        putUnlessEmpty(facts, "cluster", identity.cluster());
        putUnlessEmpty(facts, "service", identity.service());
        putUnlessEmpty(facts, "task", identity.task());
        putUnlessEmpty(facts, "taskId", identity.taskId());
        putUnlessEmpty(facts, "address", identity.address());
        target.taskDefinition().toOptional().ifPresent(d -> putUnlessEmpty(facts, "taskDefinition", d.family()));
        target.service()
                .flatMap(Service::desiredCount)
                .toOptional()
                .filter(count -> count <= 1)
                .ifPresent(count -> facts.put("singleTask", "true"));
        target.selection().only().ifPresent(name -> facts.put("container", name));
        return facts;
    }

    private static void putUnlessEmpty(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    /** A finding in the making: what is the same for every outcome of one check and one subject. */
    private record Draft(CheckDocument document, Subject subject) {

        Finding finding(Status status, String message, Facts facts) {
            return finding(status, document.severity(), message, observations(facts), List.of(), "");
        }

        Finding missing(String message, List<Missing> missing, Severity severity, List<Observation> seen) {
            return finding(Status.NOT_EVALUATED, severity, message, seen, missing, "");
        }

        Finding blocked(String prerequisite) {
            return finding(
                    Status.NOT_EVALUATED,
                    document.severity(),
                    "Waits for " + prerequisite,
                    List.of(),
                    List.of(),
                    prerequisite);
        }

        private Finding finding(
                Status status,
                Severity severity,
                String message,
                List<Observation> evidence,
                List<Missing> missing,
                String blockedBy) {
            return new Finding(
                    document.id(),
                    subject,
                    status,
                    severity,
                    "",
                    Likelihood.MEDIUM,
                    message,
                    false,
                    evidence,
                    missing,
                    blockedBy,
                    Remedy.NONE,
                    document.path(),
                    Suppression.NONE,
                    PathInWords.NONE,
                    Optional.empty(),
                    "",
                    false);
        }
    }
}
