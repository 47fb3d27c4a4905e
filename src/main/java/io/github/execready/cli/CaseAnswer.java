// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.iam.Decision;
import io.github.execready.iam.DecisionCase;
import io.github.execready.iam.Dependency;
import io.github.execready.iam.Match;
import io.github.execready.iam.PolicyEvaluator;
import io.github.execready.iam.StatementTrace;
import io.github.execready.iam.Trace;
import io.github.execready.report.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The decision on a case, in the words of the case files. */
final class CaseAnswer {

    private final DecisionCase asked;
    private final Decision decision;

    CaseAnswer(DecisionCase asked) {
        this.asked = asked;
        this.decision = PolicyEvaluator.decide(asked.request(), asked.layers());
    }

    /** Id, answer, and what decided it, with tabs between them. */
    String line() {
        return PlainText.line(asked.id()) + "\t" + word() + "\t" + PlainText.line(because());
    }

    /** What each statement that speaks of the action does to it, one line a statement. */
    List<String> explanation() {
        String request = asked.request().actionName() + " on " + asked.request().resource();
        return Stream.concat(
                        Stream.of(request),
                        Trace.of(asked.request(), asked.layers()).stream().map(CaseAnswer::explained))
                .map(line -> "    " + PlainText.line(line))
                .toList();
    }

    // Where keys are unknown, the two ways of being denied are one: some values may lead to either.
    private String word() {
        boolean open = !asked.unknownKeys().isEmpty();
        return decision.fold(
                allowed -> "Allowed",
                implicitly -> open ? "Denied" : "ImplicitlyDenied",
                explicitly -> open ? "Denied" : "ExplicitlyDenied",
                depends -> "Depends");
    }

    private String because() {
        return decision.fold(
                allowed -> allowed.by().map(Object::toString).orElse("the root user needs no policy"),
                implicitly -> "no " + implicitly.layer().text() + " allows" + perhaps(implicitly.perhapsExplicit()),
                explicitly -> explicitly.by().toString(),
                depends -> names(depends.on()));
    }

    private static String perhaps(Set<Dependency> on) {
        return on.isEmpty() ? "" : "; one may deny, which depends on " + names(on);
    }

    private static String names(Set<Dependency> dependencies) {
        return dependencies.stream().map(Dependency::name).sorted().collect(Collectors.joining(", "));
    }

    private static String explained(StatementTrace trace) {
        String parts = Stream.of(
                        part("principal", trace.principal()),
                        part("resource", trace.resource()),
                        trace.conditions().stream()
                                .map(c -> part(c.condition().toString(), c.match()))
                                .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return trace.statement().effect().text() + " " + word(trace.whole()) + ": "
                + trace.layer().text() + " " + trace.policy() + ", "
                + trace.statement().label() + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static String part(String what, Match match) {
        return what + " " + word(match);
    }

    private static String word(Match match) {
        return match.name().toLowerCase(Locale.ROOT);
    }
}
