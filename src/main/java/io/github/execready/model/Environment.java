// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The environment variables of a container: their names and whether they are empty, never their values. The one
 * exception is {@code NO_PROXY}, a list of hosts.
 *
 * @param variables in the order of the source
 * @param noProxyHosts the entries of {@code NO_PROXY}, or of {@code no_proxy} where that is not set; empty where neither
 *     is
 */
public record Environment(List<EnvironmentVariable> variables, List<String> noProxyHosts) {

    /** No variables at all. */
    public static final Environment EMPTY = new Environment(List.of(), List.of());

    public Environment {
        variables = List.copyOf(variables);
        noProxyHosts = List.copyOf(noProxyHosts);
    }

    /** Where the first of some variables stands that is set and not empty. */
    public Optional<Location> locationOf(Predicate<String> names) {
        return variables.stream()
                .filter(v -> !v.empty() && names.test(v.name()))
                .flatMap(v -> v.location().stream())
                .findFirst();
    }

    /** The names among {@code names} that are set and not empty. */
    public List<String> setAmong(Set<String> names) {
        return variables.stream()
                .filter(v -> !v.empty() && names.contains(v.name()))
                .map(EnvironmentVariable::name)
                .distinct()
                .toList();
    }

    /** The names set and not empty whose upper-case form is among {@code upperCaseNames}. */
    public List<String> setAmongIgnoringCase(Set<String> upperCaseNames) {
        return variables.stream()
                .filter(v -> !v.empty() && upperCaseNames.contains(v.name().toUpperCase(Locale.ROOT)))
                .map(EnvironmentVariable::name)
                .distinct()
                .toList();
    }
}
