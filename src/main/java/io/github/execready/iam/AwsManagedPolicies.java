// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;
import io.github.execready.model.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What well-known policies that AWS manages allow of the actions that ECS Exec needs, for places where nobody can ask
 * AWS: a plan that only names them, a bundle without their documents. A document from AWS is always better: by its own
 * word AWS takes no permission away from these policies, but it adds some, so that what is not allowed here may be
 * allowed by now.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-awsmanpol.html">how AWS edits its
 *     policies</a>
 */
public final class AwsManagedPolicies {

    private static final String TABLE = "aws-managed-policies.txt";

    /**
     * A policy that AWS manages, reduced to the actions that are {@linkplain #covers(String) covered}: of any other action
     * it says nothing, least of all that it is not allowed.
     *
     * @param edited when AWS edited the version that the reduced document was written from
     */
    public record Known(PolicyDocument document, LocalDate edited) {}

    private record Entry(LocalDate edited, List<String> actions) {}

    private record Table(Set<String> covered, Map<String, Entry> policies) {

        // Made when first needed: most runs have the documents themselves.
        private static final Table BUILT_IN = read();
    }

    private AwsManagedPolicies() {}

    /** The policy of an ARN such as {@code arn:aws:iam::aws:policy/PowerUserAccess}, in any partition. */
    public static Optional<Known> ofArn(Arn arn) {
        String prefix = "policy/";
        boolean managedByAws = arn.service().equals("iam")
                && arn.region().isEmpty()
                && arn.account().equals("aws")
                && arn.resource().startsWith(prefix);
        return managedByAws
                ? Optional.ofNullable(
                                Table.BUILT_IN.policies().get(arn.resource().substring(prefix.length())))
                        .map(entry -> new Known(document(arn, entry.actions()), entry.edited()))
                : Optional.empty();
    }

    /** Whether these documents can be asked about an action. */
    public static boolean covers(String action) {
        return Table.BUILT_IN.covered().contains(Context.normal(action));
    }

    private static PolicyDocument document(Arn arn, List<String> actions) {
        String list = actions.stream().map(action -> '"' + action + '"').collect(Collectors.joining(", "));
        String statement =
                actions.isEmpty() ? "" : "{\"Effect\": \"Allow\", \"Action\": [" + list + "], \"Resource\": \"*\"}";
        return new PolicyDocument(arn.toString(), "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + "]}");
    }

    private static Table read() {
        try (InputStream in = Objects.requireNonNull(AwsManagedPolicies.class.getResourceAsStream(TABLE), TABLE)) {
            List<List<String>> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .toList();
            List<String> covered = lines.get(0).subList(1, lines.get(0).size());
            Map<String, Entry> policies = new HashMap<>();
            for (List<String> line : lines.subList(1, lines.size())) {
                policies.put(
                        line.get(0),
                        new Entry(LocalDate.parse(line.get(1)), List.copyOf(line.subList(2, line.size()))));
            }
            return new Table(
                    covered.stream().map(Context::normal).collect(Collectors.toUnmodifiableSet()),
                    Map.copyOf(policies));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
