// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Glob;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.Suppressions;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The suppressions of a configuration, and those that stand in the code that is judged, on a given day. A rule that has
 * expired decides nothing, and neither does a rule without an end on a blocker: an exception that lets a broken target pass
 * has to be looked at again some day.
 */
public final class ProjectSuppressions implements Suppressions {

    private static final Pattern INSTANCE_KEY = Pattern.compile("\\[[^\\]]*\\]");

    private final Configuration configuration;
    private final LocalDate today;
    private final Set<SuppressionRule> inSource = ConcurrentHashMap.newKeySet();
    private final Set<SuppressionRule> used = ConcurrentHashMap.newKeySet();

    public ProjectSuppressions(Configuration configuration, LocalDate today) {
        this.configuration = configuration;
        this.today = today;
    }

    @Override
    public Suppression decide(Finding finding, ExecTarget target) {
        inSource.addAll(target.suppressions());
        if (finding.status() != Status.FAIL && finding.status() != Status.NOT_EVALUATED) {
            return Suppression.NONE;
        }
        List<SuppressionRule> rules = Stream.concat(
                        configuration.suppressions().stream(), target.suppressions().stream())
                .filter(rule -> concerns(rule, finding, target.identity()))
                .toList();
        used.addAll(rules);
        return rules.stream()
                .filter(rule -> new RuleOnADay(rule, today).holdsFor(finding.severity()))
                .findFirst()
                .map(rule -> new Suppression(rule.reason(), place(rule.location()), rule.expires(), rule.inSource()))
                .orElse(Suppression.NONE);
    }

    /** What whoever keeps the rules should know: those that expired, have no end where one is due, or match nothing. */
    public List<String> notices() {
        Comparator<SuppressionRule> byPlace = Comparator.comparing(
                        (SuppressionRule rule) -> rule.location().file())
                .thenComparing(rule -> rule.location().line())
                .thenComparing(SuppressionRule::id);
        return Stream.concat(
                        configuration.suppressions().stream(), inSource.stream().sorted(byPlace))
                .flatMap(
                        rule -> notice(rule)
                                .map(text ->
                                        place(rule.location()) + ": the suppression of '" + rule.id() + "' " + text)
                                .stream())
                .distinct()
                .toList();
    }

    private Optional<String> notice(SuppressionRule rule) {
        RuleOnADay now = new RuleOnADay(rule, today);
        if (now.fault().isPresent()) {
            return now.fault();
        }
        if (!used.contains(rule)) {
            return Optional.of("matches nothing in this run");
        }
        return now.holdsFor(Severity.BLOCKER)
                ? Optional.empty()
                : Optional.of("has no 'expires', so it does not hold for blockers");
    }

    private static String place(Location location) {
        return location.file() + ":" + location.line();
    }

    private static boolean concerns(SuppressionRule rule, Finding finding, ExecTarget.Identity identity) {
        boolean named = Glob.matches(rule.id(), finding.check())
                || (!finding.cause().isEmpty() && Glob.matches(rule.id(), finding.cause()));
        return named
                && (!rule.inSource() || isAbout(rule.resource(), finding, identity))
                && names(finding, identity).anyMatch(name -> Glob.matches(rule.match(), name));
    }

    private static Stream<String> names(Finding finding, ExecTarget.Identity identity) {
        return Stream.of(
                        finding.subject().toString(),
                        identity.cluster() + "/" + identity.service(),
                        identity.task(),
                        identity.address())
                .filter(name -> !name.isEmpty());
    }

    // A decision beside a role or a subnet concerns what was read off that, in whatever target; one beside a service,
    // or the
    // call of a module, all that is found in it.
    private static boolean isAbout(String resource, Finding finding, ExecTarget.Identity identity) {
        return Stream.of(
                        Stream.of(identity.address()),
                        finding.evidence().stream().map(Finding.Observation::source),
                        finding.missing().stream().map(Finding.Missing::source))
                .flatMap(names -> names)
                .flatMap(address ->
                        Stream.of(address, INSTANCE_KEY.matcher(address).replaceAll("")))
                .anyMatch(address -> Glob.matches(resource, address) || Glob.matches(resource + ".*", address));
    }
}
