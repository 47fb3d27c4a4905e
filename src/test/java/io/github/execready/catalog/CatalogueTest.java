// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.check.Subject;
import io.github.execready.model.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes and documents say the same; every problem is listed before the test fails. */
class CatalogueTest {

    private static final Path CHECKS = Path.of("checks");

    private static final List<String> HEADINGS =
            List.of("What it means", "Why exec fails", "How to confirm", "Fix", "When not to fix");

    private static final List<String> FIXES = List.of("AWS CLI", "Terraform", "CloudFormation", "CDK");

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final Pattern READ_ONLY = Pattern.compile("[a-z0-9]+:(?:Describe|List|Get|Simulate)[A-Za-z]+");

    private final List<String> problems = new ArrayList<>();

    private final Catalog catalog = Catalog.builtIn();

    @Test
    void classesAndDocumentsAreTheSame() throws IOException {
        assertThat(documentIds())
                .containsExactlyInAnyOrderElementsOf(
                        BuiltInChecks.all().stream().map(Check::id).toList());
    }

    @Test
    void everyDocumentIsWholeAndAgreesWithItsClass() {
        for (Check check : BuiltInChecks.all()) {
            CheckDocument document = catalog.document(check.id());
            agreesWithClass(check, document);
            frontMatterIsSound(document);
            bodyIsWhole(document);
            causesAreSound(document);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void idsAliasesAndCausesAreUsedOnce() {
        Map<String, String> owners = new HashMap<>();
        for (Check check : BuiltInChecks.all()) {
            CheckDocument document = catalog.document(check.id());
            Stream.concat(Stream.of(document.id()), document.aliases().stream()).forEach(name -> {
                String other = owners.put(name, document.id());
                if (other != null) {
                    problems.add(name + ": used by " + other + " and " + document.id());
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whatACauseExplainsIsACauseOfAnotherCheck() {
        Set<String> causes = BuiltInChecks.all().stream()
                .flatMap(check -> catalog.document(check.id()).causes().values().stream())
                .map(Cause::id)
                .collect(Collectors.toSet());
        BuiltInChecks.all()
                .forEach(check -> catalog.document(check.id())
                        .causes()
                        .values()
                        .forEach(cause -> cause.explains().stream()
                                .filter(explained -> !causes.contains(explained) || explained.equals(cause.id()))
                                .forEach(explained -> problems.add(check.id() + ": " + cause.key() + " explains '"
                                        + explained + "', which no other cause is called"))));
        assertThat(problems).isEmpty();
    }

    @Test
    void prerequisitesExistAndHaveNoCycle() {
        Map<String, Check> byId = BuiltInChecks.all().stream().collect(Collectors.toMap(Check::id, check -> check));
        for (Check check : BuiltInChecks.all()) {
            Set<String> path = new LinkedHashSet<>();
            follow(check, byId, path);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theIndexIsCurrent() throws IOException {
        Path index = CHECKS.resolve("README.md");
        String current = CatalogueIndex.markdown(BuiltInChecks.all().stream()
                .map(check -> catalog.document(check.id()))
                .toList());
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.writeString(index, current);
        }
        assertThat(index)
                .as("regenerate with -Dexecready.golden.update=true")
                .content()
                .isEqualTo(current);
    }

    private void follow(Check check, Map<String, Check> byId, Set<String> path) {
        if (!path.add(check.id())) {
            problems.add("prerequisites go in a circle: " + path + " -> " + check.id());
            return;
        }
        for (String id : check.prerequisites()) {
            Check prerequisite = byId.get(id);
            if (prerequisite == null) {
                problems.add(check.id() + ": requires '" + id + "', which does not exist");
            } else {
                follow(prerequisite, byId, new LinkedHashSet<>(path));
            }
        }
    }

    private void agreesWithClass(Check check, CheckDocument document) {
        expect(
                document,
                "inputs",
                document.inputs(),
                check.inputs().stream().map(Part::label).collect(Collectors.toSet()));
        expect(document, "requires", document.requires(), check.prerequisites());
    }

    private void frontMatterIsSound(CheckDocument document) {
        require(document, ID.matcher(document.id()).matches(), "the id is not in kebab-case");
        require(document, document.title().length() <= 80, "the title is longer than 80 characters");
        require(document, !document.title().endsWith("."), "the title ends with a full stop");
        require(
                document,
                Arrays.stream(Subject.Kind.values()).map(Subject.Kind::label).anyMatch(document.subject()::equals),
                "unknown subject " + document.subject());
        require(document, !document.modes().isEmpty(), "no mode");
        require(
                document,
                Set.of("live", "plan", "template").containsAll(document.modes()),
                "unknown mode in " + document.modes());
        require(
                document,
                Set.of("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES").containsAll(document.launchTypes())
                        && !document.launchTypes().isEmpty(),
                "unknown launch type in " + document.launchTypes());
        require(
                document,
                document.permissions().stream()
                        .allMatch(p -> READ_ONLY.matcher(p).matches()),
                "a permission that does not only read: " + document.permissions());
        require(
                document,
                document.assumptions().values().stream().allMatch(words -> words.matches("[a-z][^;.]*[^;. ]")),
                "an assumption that is no clause: " + document.assumptions());
        require(document, !document.references().isEmpty(), "no reference");
        require(
                document,
                document.references().stream().allMatch(r -> r.startsWith("https://")),
                "a reference that is no https address");
    }

    private void bodyIsWhole(CheckDocument document) {
        expect(document, "headings", headings(document.body(), "## "), HEADINGS);
        expect(document, "fixes", headings(document.body(), "### "), FIXES);
        long lines = document.body().lines().count();
        require(document, lines >= 25 && lines <= 140, "a body of " + lines + " lines");
    }

    private void causesAreSound(CheckDocument document) {
        require(document, !document.causes().isEmpty(), "no cause");
        for (Cause cause : document.causes().values()) {
            require(document, ID.matcher(cause.id()).matches(), "cause '" + cause.key() + "' is not in kebab-case");
            require(document, cause.message().text().matches(".*[.}]"), cause.key() + ": the message is no sentence");
            require(document, !cause.message().text().contains("\n"), cause.key() + ": the message has several lines");
            require(document, !cause.remedy().summary().text().isBlank(), cause.key() + ": the remedy has no summary");
            cause.remedy().commands().forEach(command -> {
                Matcher quoted = Pattern.compile("['\"][^'\" ]*\\{[a-z][A-Za-z0-9]*\\}")
                        .matcher(command.text().text());
                require(
                        document,
                        !quoted.find(),
                        cause.key() + ": a place within quotes: "
                                + command.text().text());
            });
        }
    }

    private static List<String> headings(String body, String marker) {
        List<String> headings = new ArrayList<>();
        boolean code = false;
        for (String line : body.lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code && line.startsWith(marker)) {
                headings.add(line.substring(marker.length()));
            }
        }
        return headings;
    }

    private void expect(CheckDocument document, String what, Object actual, Object expected) {
        require(document, actual.equals(expected), what + " are " + actual + ", not " + expected);
    }

    private void require(CheckDocument document, boolean holds, String problem) {
        if (!holds) {
            problems.add(document.path() + ": " + problem);
        }
    }

    private static Set<String> documentIds() throws IOException {
        try (Stream<Path> files = Files.list(CHECKS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
