// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.iam.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamCommandTest {

    private static final String CASE = "{\"id\": \"%s\", \"identityPolicies\": [%s], \"request\": {\"action\":"
            + " \"ssmmessages:OpenDataChannel\", \"resource\": \"*\", \"principal\":"
            + " \"arn:aws:sts::111122223333:assumed-role/task/1\", \"context\": {\"aws:SecureTransport\": \"true\"}}%s}";
    private static final String ALLOW =
            "{\"Statement\": {\"Sid\": \"Exec\", \"Effect\": \"Allow\", \"Action\": \"ssmmessages:*\", \"Resource\": \"*\"}}";

    @TempDir
    private Path folder;

    @Test
    void answersAPackedFileInTheWordsOfItsCases() {
        Run run = Run.of("iam", "src/test/resources/iam/decisions.jsonl.gz");

        List<Corpus.Line> cases = Corpus.decisions();
        assertThat(run.out().lines().map(line -> line.split("\t", -1)))
                .allSatisfy(parts -> assertThat(parts).hasSize(3).doesNotContain(""))
                .extracting(parts -> parts[0] + " " + parts[1])
                .isEqualTo(cases.stream()
                        .map(line -> line.decisionCase().id() + " " + line.right())
                        .toList());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void answersWithTheVerdictWhereKeysAreUnknown() {
        Run run = Run.of("iam", "src/test/resources/iam/unknown-keys.jsonl.gz");

        assertThat(run.out().lines()).hasSize(300).allMatch(line -> line.matches("\\S+\t(Allowed|Denied|Depends)\t.+"));
        assertThat(run.out()).containsPattern("\tDepends\taws:SourceVpce\n");
    }

    @Test
    void readsWhatIsPipedIntoIt() {
        String cases = CASE.formatted("a", ALLOW, "") + "\n\n" + CASE.formatted("b", "", "") + "\r\n"
                + CASE.formatted(
                        "c",
                        ALLOW.replace(
                                "\"Resource\"",
                                "\"Condition\": {\"Bool\": {\"aws:ViaAWSService\": false}}, \"Resource\""),
                        ", \"unknownKeys\": [\"AWS:viaawsservice\"]");
        Run run = Run.reading(cases.getBytes(StandardCharsets.UTF_8), "iam", "-");

        assertThat(run.out())
                .isEqualTo("a\tAllowed\tidentity policy identityPolicies[0], statement Exec at 1:48\n"
                        + "b\tImplicitlyDenied\tno identity policy allows\n"
                        + "c\tDepends\taws:ViaAWSService\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void explainsWhatEachStatementDoesToTheRequest() throws IOException {
        String policy = "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"ssmmessages:*\", \"Resource\": \"*\","
                + " \"Condition\": {\"Bool\": {\"aws:SecureTransport\": false}}},"
                + " {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}";
        Path file = Files.writeString(folder.resolve("cases"), CASE.formatted("a", policy, ""));
        Run run =
                Run.in(folder, Map.of(), "iam", "--explain", file.getFileName().toString());

        assertThat(run.out().lines())
                .containsExactly(
                        "a\tImplicitlyDenied\tno identity policy allows",
                        "    ssmmessages:OpenDataChannel on *",
                        "    Deny no: identity policy identityPolicies[0], statement at 1:49: principal yes, resource yes,"
                                + " Bool aws:SecureTransport false no");
    }

    @Test
    void aPolicyThatIsNotUnderstoodCouldHoldAnything() {
        String odd = "{\"Statement\": {\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\"}}";
        Run run = Run.reading(CASE.formatted("a", ALLOW + ", " + odd, "").getBytes(StandardCharsets.UTF_8), "iam", "-");

        assertThat(run.out())
                .startsWith("a\tDepends\tidentityPolicies[1] (1:")
                .endsWith("Effect is \"Maybe\", not Allow or Deny)\n");
    }

    @Test
    void aMemberThatIsThereTwiceInAPolicyLeavesTheRestOfTheFileAndOfTheCase() {
        String twice = ALLOW.replace("\"Effect\"", "\"Sid\": \"Again\", \"Effect\"");
        String denies = ALLOW.replace("Allow", "Deny");
        String cases = CASE.formatted("a", ALLOW + ", " + twice, "") + "\n" + CASE.formatted("b", ALLOW, "") + "\n"
                + CASE.formatted("c", twice + ", " + denies, "");
        Run run = Run.reading(cases.getBytes(StandardCharsets.UTF_8), "iam", "-");

        assertThat(run.out().lines())
                .containsExactly(
                        "a\tDepends\tidentityPolicies[1] (1:159: \"Sid\" is there twice)",
                        "b\tAllowed\tidentity policy identityPolicies[0], statement Exec at 2:48",
                        "c\tExplicitlyDenied\tidentity policy identityPolicies[1], statement Exec at 3:159");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void aLineThatIsNotUnderstoodIsSaidAndTheOthersAreAnswered() {
        String cases = "{\"id\": 1\n" + CASE.formatted("b", ALLOW, "") + "\n{\"request\": {}}\n";
        Run run = Run.reading(cases.getBytes(StandardCharsets.UTF_8), "iam", "-");

        assertThat(run.out()).startsWith("b\tAllowed\t").hasLineCount(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "execready: -:1:8: the document ends too early", "execready: -:3:13: \"action\" is missing");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/nowhere.jsonl | /nowhere.jsonl: no such file", "src | src: is a folder, not a file of cases"})
    void aFileThatCannotBeReadIsOneLine(String file, String complaint) {
        Run run = Run.of("iam", file);

        assertThat(run.err()).isEqualTo("execready: " + complaint + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aBrokenPackageIsOneLine() {
        Run run = Run.reading(new byte[] {0x1f, (byte) 0x8b, 1, 2}, "iam", "-");

        assertThat(run.err()).startsWith("execready: -: cannot be read (").hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void whatIsNoUtf8IsOneLine() {
        Run run = Run.reading(new byte[] {(byte) 0xff, (byte) 0xfe, '{'}, "iam", "-");

        assertThat(run.err()).isEqualTo("execready: -: is not UTF-8\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void textsOfACaseCannotForgeLines() {
        String id = "a\\tAllowed\\tforged\\nb\\u001b[2J";
        Run run = Run.reading(CASE.formatted(id, "", "").getBytes(StandardCharsets.UTF_8), "iam", "-");

        assertThat(run.out()).isEqualTo("a Allowed forged b[2J\tImplicitlyDenied\tno identity policy allows\n");
    }

    @Test
    void theExampleOfTheReadmeIsTrue() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String block = readme.substring(readme.indexOf("$ cat case.jsonl\n"));
        String[] parts = block.substring(0, block.indexOf("```")).split("\\$ .*\n", -1);
        Files.writeString(folder.resolve("case.jsonl"), parts[1]);

        assertThat(Run.in(folder, Map.of(), "iam", "case.jsonl", "--explain").out())
                .isEqualTo(parts[2]);
    }
}
