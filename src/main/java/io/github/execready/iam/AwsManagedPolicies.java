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
import java.util.stream.Stream;

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

    /** What an exec agent asks for. */
    private static final List<String> CHANNELS = List.of(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    /** When all policies that AWS manages were searched for what they say of {@code ssmmessages}. */
    public static final String SURVEYED = "2026";

    private static final String POLICY = "policy/";

    private static final String TABLE = "aws-managed-policies.txt";

    /**
     * A policy that AWS manages, reduced to the actions that are {@linkplain #covers(String) covered}: of any other action
     * it says nothing, least of all that it is not allowed.
     *
     * @param edited when AWS edited the version that the reduced document was written from
     */
    public record Known(PolicyDocument document, LocalDate edited) {}

    private record Entry(LocalDate edited, List<String> actions) {}

    private record Table(Set<String> covered, Set<String> opening, Set<String> unclear, Map<String, Entry> policies) {

        // Made when first needed: most runs have the documents themselves.
        private static final Table BUILT_IN = read();
    }

    private AwsManagedPolicies() {}

    /** The policy of an ARN such as {@code arn:aws:iam::aws:policy/PowerUserAccess}, in any partition. */
    public static Optional<Known> ofArn(Arn arn) {
        return isManagedByAws(arn)
                ? Optional.ofNullable(
                                Table.BUILT_IN.policies().get(arn.resource().substring(POLICY.length())))
                        .map(entry -> new Known(document(arn, entry.actions()), entry.edited()))
                : Optional.empty();
    }

    /**
     * What a policy that AWS manages and the table does not hold allows at least: the channels of a session, or nothing.
     * It denies none of them. Empty where it is another's policy, or one that does.
     */
    public static Optional<List<String>> surveyed(Arn arn) {
        String name = arn.resourceName();
        return isManagedByAws(arn) && !Table.BUILT_IN.unclear().contains(name)
                ? Optional.of(Table.BUILT_IN.opening().contains(name) ? CHANNELS : List.of())
                : Optional.empty();
    }

    private static boolean isManagedByAws(Arn arn) {
        return arn.service().equals("iam")
                && arn.region().isEmpty()
                && arn.account().equals("aws")
                && arn.resource().startsWith(POLICY);
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
            Map<String, Entry> policies = new HashMap<>();
            for (List<String> line : lines.subList(3, lines.size())) {
                policies.put(
                        line.get(0),
                        new Entry(LocalDate.parse(line.get(1)), List.copyOf(line.subList(2, line.size()))));
            }
            return new Table(
                    rest(lines.get(0)).map(Context::normal).collect(Collectors.toUnmodifiableSet()),
                    rest(lines.get(1)).collect(Collectors.toUnmodifiableSet()),
                    rest(lines.get(2)).collect(Collectors.toUnmodifiableSet()),
                    Map.copyOf(policies));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> rest(List<String> line) {
        return line.stream().skip(1);
    }
}
