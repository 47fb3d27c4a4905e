// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.SimulationQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

class SimulationReaderTest {

    private static final Arn ROLE = new Arn("aws", "iam", "", "111122223333", "role/service/api-task");
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234";

    private final FakeAws aws = new FakeAws();

    private static SimulationQuestion question(String... actions) {
        return new SimulationQuestion(ROLE, List.of(actions), KEY, Map.of());
    }

    private static EvaluationResult.Builder result(String action, String resource, String decision) {
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(decision);
    }

    private static ResourceSpecificResult.Builder specific(String resource, String decision) {
        return ResourceSpecificResult.builder().evalResourceName(resource).evalResourceDecision(decision);
    }

    private static Statement statement(String policy) {
        return Statement.builder().sourcePolicyId(policy).build();
    }

    private Evidence<List<SimulatedAction>> answer(SimulationQuestion question, EvaluationResult.Builder... results) {
        aws.says(
                IamOperations.SIMULATE_PRINCIPAL_POLICY,
                SimulatePrincipalPolicyResponse.builder()
                        .evaluationResults(List.of(results).stream()
                                .map(EvaluationResult.Builder::build)
                                .toList())
                        .build());
        return new SimulationReader(aws).answer(question).join();
    }

    private SimulatedAction only(EvaluationResult.Builder... results) {
        return answer(question("kms:Decrypt"), results)
                .toOptional()
                .orElseThrow()
                .get(0);
    }

    private static Gap gap(Evidence<?> evidence) {
        return evidence.fold(
                known -> {
                    throw new AssertionError(known);
                },
                absent -> {
                    throw new AssertionError(absent);
                },
                Evidence.Unknown::gap);
    }

    private SimulatePrincipalPolicyRequest asked(Map<String, List<String>> context, String... actions) {
        new SimulationReader(aws).answer(new SimulationQuestion(ROLE, List.of(actions), "*", context));
        List<SimulatePrincipalPolicyRequest> all = aws.requests(SimulatePrincipalPolicyRequest.class);
        return all.get(all.size() - 1);
    }

    @Test
    void theSameQuestionIsTheSameRequestInWhateverOrder() {
        Map<String, List<String>> context = new LinkedHashMap<>();
        context.put("ecs:cluster", List.of("b", "a"));
        context.put("aws:PrincipalTag/team", List.of("shop"));
        Map<String, List<String>> turned = new LinkedHashMap<>();
        turned.put("aws:PrincipalTag/team", List.of("shop"));
        turned.put("ecs:cluster", List.of("a", "b"));

        SimulatePrincipalPolicyRequest request = asked(context, "s3:PutObject", "s3:GetBucketLocation");

        assertThat(asked(turned, "s3:GetBucketLocation", "s3:PutObject")).isEqualTo(request);
        assertThat(request.policySourceArn()).isEqualTo(ROLE.toString());
        assertThat(request.resourceArns()).containsExactly("*");
        assertThat(request.maxItems()).isEqualTo(1_000);
        assertThat(request.contextEntries())
                .extracting(ContextEntry::contextKeyName)
                .containsExactly("aws:PrincipalTag/team", "ecs:cluster");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:SecureTransport, boolean",
        "AWS:viaawsservice, boolean",
        "aws:MultiFactorAuthPresent, boolean",
        "aws:SourceIp, ip",
        "aws:VpcSourceIp, ip",
        "aws:CurrentTime, date",
        "aws:TokenIssueTime, date",
        "aws:EpochTime, numeric",
        "aws:MultiFactorAuthAge, numeric",
        "aws:SourceVpce, string",
        "kms:EncryptionContext:aws:ssm:TargetId, string"
    })
    void aKeyHasTheTypeThatItsNameTells(String key, String type) {
        assertThat(asked(Map.of(key, List.of("1")), "a:B").contextEntries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.contextKeyTypeAsString()).isEqualTo(type);
                    assertThat(entry.contextKeyName()).isEqualTo(key);
                    assertThat(entry.contextKeyValues()).containsExactly("1");
                });
        assertThat(asked(Map.of(key, List.of("1", "2")), "a:B").contextEntries())
                .extracting(ContextEntry::contextKeyTypeAsString)
                .containsExactly(type + "List");
    }

    @Test
    void aKeyWithoutValuesIsNotGiven() {
        assertThat(asked(Map.of("aws:PrincipalTag/team", List.of()), "a:B").contextEntries())
                .isEmpty();
    }

    @Test
    void aQuestionNeedsAnAction() {
        assertThatIllegalArgumentException().isThrownBy(SimulationReaderTest::question);
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK's varargs
    void theAnswerForTheResourceCountsAndNotTheSummary() {
        SimulatedAction answer =
                only(result("kms:Decrypt", "arn:${Partition}:kms:${Region}:${Account}:key/*", "allowed")
                        .missingContextValues("aws:SourceVpce")
                        .matchedStatements(statement("summary"))
                        .permissionsBoundaryDecisionDetail(detail -> detail.allowedByPermissionsBoundary(true))
                        .organizationsDecisionDetail(detail -> detail.allowedByOrganizations(true))
                        .resourceSpecificResults(specific(KEY, "explicitDeny")
                                .missingContextValues("kms:ViaService", "aws:SourceVpce")
                                .matchedStatements(statement("deny"), statement("deny"))
                                .permissionsBoundaryDecisionDetail(detail -> detail.allowedByPermissionsBoundary(false))
                                .build()));

        assertThat(answer.decision()).isEqualTo("explicitDeny");
        assertThat(answer.matchedPolicies()).containsExactly("deny");
        assertThat(answer.missingContextKeys()).containsExactly("kms:ViaService", "aws:SourceVpce");
        assertThat(answer.allowedByOrganizations().is(true)).isTrue();
        assertThat(answer.allowedByPermissionsBoundary()).isInstanceOfSatisfying(Evidence.Known.class, known -> {
            assertThat(known.value()).isEqualTo(false);
            assertThat(known.origin().path())
                    .isEqualTo("EvaluationResults[0].ResourceSpecificResults[0].PermissionsBoundaryDecisionDetail"
                            + ".AllowedByPermissionsBoundary");
        });
    }

    @Test
    void theOneAnswerIsThatOfTheOneResourceHoweverItIsSpelled() {
        assertThat(only(result("kms:Decrypt", "*", "allowed")
                                .resourceSpecificResults(
                                        specific("*", "implicitDeny").build()))
                        .decision())
                .isEqualTo("implicitDeny");
    }

    @Test
    void amongSeveralResourcesTheOneThatWasAskedForCounts() {
        assertThat(only(result("kms:Decrypt", "*", "allowed")
                                .resourceSpecificResults(
                                        specific("*", "allowed").build(),
                                        specific(KEY, "implicitDeny").build()))
                        .decision())
                .isEqualTo("implicitDeny");
    }

    @Test
    void oneResultForEachResourceIsReadAsWell() {
        SimulatedAction answer =
                only(result("kms:Decrypt", "*", "allowed"), result("KMS:decrypt", KEY, "implicitDeny"));

        assertThat(answer.action()).isEqualTo("kms:Decrypt");
        assertThat(answer.decision()).isEqualTo("implicitDeny");
        assertThat(answer.allowedByOrganizations().isAbsent()).isTrue();
        assertThat(answer.allowedByPermissionsBoundary().isAbsent()).isTrue();
        assertThat(answer.matchedPolicies()).isEmpty();
    }

    @Test
    void aDecisionThatThisBuildDoesNotKnowStays() {
        assertThat(only(result("kms:Decrypt", KEY, "perhaps")).decision()).isEqualTo("perhaps");
    }

    @Test
    void theActionsAreInTheOrderOfTheQuestion() {
        assertThat(answer(question("b:B", "a:A"), result("a:A", KEY, "allowed"), result("b:B", KEY, "implicitDeny"))
                        .toOptional()
                        .orElseThrow())
                .extracting(SimulatedAction::action)
                .containsExactly("b:B", "a:A");
    }

    @Test
    void anActionThatIsNotMentionedLeavesTheWholeAnswerUnknown() {
        assertThat(gap(answer(question("a:A", "b:B"), result("a:A", KEY, "allowed"))))
                .isEqualTo(new Gap(
                        Gap.Reason.SERVICE_ERROR, "iam:SimulatePrincipalPolicy", "the answer does not mention b:B"));
    }

    @Test
    void resultsThatCannotBeToldApartAreNoAnswer() {
        assertThat(gap(answer(question("a:A"), result("a:A", "x", "allowed"), result("a:A", "y", "allowed")))
                        .detail())
                .contains("does not tell which of its results");
        assertThat(gap(answer(
                                question("a:A"),
                                result("a:A", KEY, "allowed")
                                        .resourceSpecificResults(
                                                specific("x", "allowed").build(),
                                                specific("y", "allowed").build())))
                        .detail())
                .contains("does not tell which of its results");
    }

    @Test
    void aResultWithoutADecisionIsNoAnswer() {
        assertThat(gap(answer(question("a:A"), EvaluationResult.builder().evalActionName("a:A")))
                        .detail())
                .isEqualTo("the answer has no EvaluationResults[0].EvalDecision");
    }

    @Test
    void aPrincipalThatDoesNotExistLeavesTheAnswerUnknown() {
        aws.fails(IamOperations.SIMULATE_PRINCIPAL_POLICY, Failure.Kind.NOT_FOUND, "NoSuchEntity");

        assertThat(gap(new SimulationReader(aws).answer(question("a:A")).join()))
                .isEqualTo(new Gap(
                        Gap.Reason.SERVICE_ERROR,
                        "iam:SimulatePrincipalPolicy",
                        "NoSuchEntity: there is no arn:aws:iam::111122223333:role/service/api-task"));
    }
}
