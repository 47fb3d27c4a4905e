// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.KmsGrant;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class LoggingReaderTest {

    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0000-1111";
    private static final Origin ORIGIN = new Origin("ecs:DescribeClusters", "clusters[0]");

    private static <T> Evidence<T> known(T value) {
        return Evidence.known(value, ORIGIN);
    }

    private static Evidence<ExecuteCommandConfiguration> configured(String logging, String key) {
        return known(new ExecuteCommandConfiguration(
                known(key),
                known(logging),
                known(new ExecuteCommandLogConfiguration(
                        known("/ecs/exec"), known(true), known("exec-logs"), known(true), known("prefix")))));
    }

    private static FakeAws allows() {
        return new FakeAws()
                .computes(
                        OtherOperations.DESCRIBE_KEY,
                        request -> DescribeKeyResponse.builder()
                                .keyMetadata(KeyMetadata.builder()
                                        .arn(KEY)
                                        .keyState("PendingDeletion")
                                        .keyUsage("ENCRYPT_DECRYPT")
                                        .keySpec("SYMMETRIC_DEFAULT")
                                        .build())
                                .build())
                .computes(
                        OtherOperations.GET_KEY_POLICY,
                        request -> GetKeyPolicyResponse.builder()
                                .policy("{\"key\":\"" + request.policyName() + "%2B\"}")
                                .build())
                .computes(
                        OtherOperations.LIST_GRANTS,
                        request -> ListGrantsResponse.builder()
                                .grants(GrantListEntry.builder()
                                        .grantId(request.marker() == null ? "1" : "2")
                                        .granteePrincipal("arn:aws:iam::111122223333:role/Api")
                                        .operationsWithStrings("Decrypt")
                                        .constraints(
                                                constraints -> constraints.encryptionContextSubset(Map.of("a", "b")))
                                        .build())
                                .truncated(request.marker() == null)
                                .nextMarker(request.marker() == null ? "next" : null)
                                .build())
                .computes(
                        OtherOperations.DESCRIBE_LOG_GROUPS,
                        request -> DescribeLogGroupsResponse.builder()
                                .logGroups(
                                        request.nextToken() == null
                                                ? group("/ecs/exec-other", "other")
                                                : group("/ecs/exec", KEY))
                                .nextToken(request.nextToken() == null ? "next" : null)
                                .build())
                .computes(
                        OtherOperations.GET_BUCKET_ENCRYPTION,
                        request -> GetBucketEncryptionResponse.builder()
                                .serverSideEncryptionConfiguration(ServerSideEncryptionConfiguration.builder()
                                        .rules(ServerSideEncryptionRule.builder()
                                                .applyServerSideEncryptionByDefault(
                                                        ServerSideEncryptionByDefault.builder()
                                                                .sseAlgorithm("aws:kms")
                                                                .kmsMasterKeyID(KEY)
                                                                .build())
                                                .build())
                                        .build())
                                .build())
                .computes(
                        OtherOperations.GET_BUCKET_POLICY,
                        request -> GetBucketPolicyResponse.builder()
                                .policy("{\"bucket\":1}")
                                .build());
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group(String name, String key) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(name)
                .kmsKeyId(key)
                .build();
    }

    private static Evidence<KmsKey> key(FakeAws aws, String id) {
        return new LoggingReader(aws).sessionKey(configured("DEFAULT", id)).join();
    }

    private static Evidence<LogGroup> logGroup(FakeAws aws) {
        return new LoggingReader(aws).logGroup(configured("OVERRIDE", KEY)).join();
    }

    private static Evidence<LogBucket> logBucket(FakeAws aws) {
        return new LoggingReader(aws).logBucket(configured("OVERRIDE", KEY)).join();
    }

    @Test
    void theKeyIsReadWithItsPolicyAndGrants() {
        KmsKey key = key(allows(), KEY).toOptional().orElseThrow();

        assertThat(key.arn()).hasToString(KEY);
        assertThat(key.keyState().is("PendingDeletion")).isTrue();
        assertThat(key.keyUsage().is("ENCRYPT_DECRYPT")).isTrue();
        assertThat(key.keySpec().is("SYMMETRIC_DEFAULT")).isTrue();
        assertThat(key.keyPolicy().map(PolicyDocument::json).is("{\"key\":\"default%2B\"}"))
                .isTrue();
        assertThat(key.grants().toOptional().orElseThrow())
                .extracting(KmsGrant::id, KmsGrant::operations, KmsGrant::constrained)
                .containsExactly(tuple("1", List.of("Decrypt"), true), tuple("2", List.of("Decrypt"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/exec", "arn:aws:kms:eu-west-1:111122223333:alias/exec"})
    void theKeyBehindAnAliasIsAskedForItsPolicy(String alias) {
        FakeAws aws = allows();

        assertThat(key(aws, alias).map(KmsKey::arn).toOptional().orElseThrow()).hasToString(KEY);
        assertThat(aws.requests(GetKeyPolicyRequest.class))
                .extracting(GetKeyPolicyRequest::keyId)
                .containsExactly(KEY);
    }

    @Test
    void aKeyNamedDirectlyTakesOneRoundAndAnAliasTwo() {
        FakeAws aws = allows().computes(
                        OtherOperations.LIST_GRANTS,
                        request -> ListGrantsResponse.builder().build());
        LoggingReader reader = new LoggingReader(aws);

        assertThat(reader.sessionKey(configured("DEFAULT", "0000-1111")).chain())
                .isEqualTo(1);
        assertThat(reader.sessionKey(configured("DEFAULT", "alias/exec")).chain())
                .isEqualTo(2);
    }

    static Stream<Arguments> denied() {
        return Stream.of(
                Arguments.of(OtherOperations.DESCRIBE_KEY, List.of("keyState", "keyUsage", "keySpec")),
                Arguments.of(OtherOperations.GET_KEY_POLICY, List.of("keyPolicy")),
                Arguments.of(OtherOperations.LIST_GRANTS, List.of("grants")));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void aDeniedCallLeavesExactlyItsOwnFactsOfTheKeyUnknown(Operation<?, ?> operation, List<String> unknown) {
        FakeAws aws = allows().fails(operation, Failure.Kind.ACCESS_DENIED, "AccessDeniedException");

        assertThat(Gaps.in(key(aws, KEY).toOptional().orElseThrow()))
                .containsExactlyElementsOf(unknown.stream()
                        .map(path -> path + " " + operation.action() + " ACCESS_DENIED")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/exec", "0000-1111"})
    void withoutDescribeKeyOnlyAnArnNamesTheKey(String id) {
        FakeAws aws = allows().fails(OtherOperations.DESCRIBE_KEY, Failure.Kind.ACCESS_DENIED, "AccessDeniedException");

        assertThat(Gaps.in(key(aws, id))).containsExactly("kms:DescribeKey ACCESS_DENIED");
    }

    @Test
    void aKeyThatDoesNotExistIsAbsent() {
        FakeAws aws = allows().fails(OtherOperations.DESCRIBE_KEY, Failure.Kind.NOT_FOUND, "NotFoundException")
                .fails(OtherOperations.GET_KEY_POLICY, Failure.Kind.NOT_FOUND, "NotFoundException");

        assertThat(key(aws, KEY).isAbsent()).isTrue();
    }

    @Test
    void theLogGroupIsTheOneOfExactlyTheName() {
        LogGroup group = logGroup(allows()).toOptional().orElseThrow();

        assertThat(group.name()).isEqualTo("/ecs/exec");
        assertThat(group.kmsKeyId().is(KEY)).isTrue();
    }

    @Test
    void aLogGroupOfALongerNameIsAnother() {
        FakeAws aws = allows().computes(
                        OtherOperations.DESCRIBE_LOG_GROUPS,
                        request -> DescribeLogGroupsResponse.builder()
                                .logGroups(group("/ecs/exec-other", "other"))
                                .build());

        assertThat(logGroup(aws).isAbsent()).isTrue();
    }

    @Test
    void logGroupsThatMayNotBeListedLeaveItUnknown() {
        assertThat(Gaps.in(logGroup(new FakeAws().denies(OtherOperations.DESCRIBE_LOG_GROUPS))))
                .containsExactly("logs:DescribeLogGroups ACCESS_DENIED");
    }

    @Test
    void theBucketIsReadWithItsEncryptionAndPolicy() {
        LogBucket bucket = logBucket(allows()).toOptional().orElseThrow();

        assertThat(bucket.name()).isEqualTo("exec-logs");
        assertThat(bucket.encryption().is("aws:kms")).isTrue();
        assertThat(bucket.kmsKeyId().is(KEY)).isTrue();
        assertThat(bucket.policy().map(PolicyDocument::json).is("{\"bucket\":1}"))
                .isTrue();
    }

    static Stream<Arguments> located() {
        return Stream.of(
                Arguments.of(allows().locates(OtherOperations.GET_BUCKET_ENCRYPTION, "us-west-2")),
                Arguments.of(allows().locates(OtherOperations.GET_BUCKET_POLICY, "us-west-2")),
                Arguments.of(allows().denies(OtherOperations.GET_BUCKET_ENCRYPTION)
                        .locates(OtherOperations.GET_BUCKET_POLICY, "us-west-2")),
                // A refusal after a redirect; the bucket is there.
                Arguments.of(allows().denies(OtherOperations.GET_BUCKET_ENCRYPTION)
                        .denies(OtherOperations.GET_BUCKET_POLICY)
                        .locates(OtherOperations.GET_BUCKET_ENCRYPTION, "us-west-2")));
    }

    @ParameterizedTest
    @MethodSource("located")
    void anyAnswerAboutTheBucketTellsItsRegion(FakeAws aws) {
        LogBucket bucket = logBucket(aws).toOptional().orElseThrow();

        assertThat(bucket.region().is("us-west-2")).isTrue();
    }

    @Test
    void anAnswerThatTellsNoRegionLeavesItUnknown() {
        FakeAws nothing = allows().fails(
                        OtherOperations.GET_BUCKET_ENCRYPTION,
                        Failure.Kind.NOT_FOUND,
                        "ServerSideEncryptionConfigurationNotFoundError");

        assertThat(Gaps.in(logBucket(allows()))).containsExactly("region s3:GetEncryptionConfiguration NOT_COLLECTED");
        assertThat(Gaps.in(logBucket(nothing))).containsExactly("region s3:GetEncryptionConfiguration NOT_COLLECTED");
    }

    @Test
    void aBucketWithoutEncryptionAndPolicyIsStillABucket() {
        FakeAws aws = allows().fails(
                        OtherOperations.GET_BUCKET_ENCRYPTION,
                        Failure.Kind.NOT_FOUND,
                        "ServerSideEncryptionConfigurationNotFoundError")
                .fails(OtherOperations.GET_BUCKET_POLICY, Failure.Kind.NOT_FOUND, "NoSuchBucketPolicy");
        LogBucket bucket = logBucket(aws).toOptional().orElseThrow();

        assertThat(bucket.encryption().isAbsent()).isTrue();
        assertThat(bucket.kmsKeyId().isAbsent()).isTrue();
        assertThat(bucket.policy().isAbsent()).isTrue();
    }

    static Stream<Arguments> missingBucket() {
        return Stream.of(
                Arguments.of(OtherOperations.GET_BUCKET_ENCRYPTION), Arguments.of(OtherOperations.GET_BUCKET_POLICY));
    }

    @ParameterizedTest
    @MethodSource("missingBucket")
    void aBucketThatDoesNotExistIsAbsent(Operation<?, ?> operation) {
        FakeAws aws = allows().fails(operation, Failure.Kind.NOT_FOUND, "NoSuchBucket");

        assertThat(logBucket(aws).isAbsent()).isTrue();
    }

    @Test
    void aDeniedCallLeavesExactlyItsOwnFactsOfTheBucketUnknown() {
        FakeAws encryption =
                allows().fails(OtherOperations.GET_BUCKET_ENCRYPTION, Failure.Kind.ACCESS_DENIED, "AccessDenied");
        FakeAws policy = allows().fails(OtherOperations.GET_BUCKET_POLICY, Failure.Kind.ACCESS_DENIED, "AccessDenied")
                .locates(OtherOperations.GET_BUCKET_ENCRYPTION, "eu-west-1");

        assertThat(Gaps.in(logBucket(encryption)))
                .containsExactly(
                        "region s3:GetEncryptionConfiguration ACCESS_DENIED",
                        "encryption s3:GetEncryptionConfiguration ACCESS_DENIED",
                        "kmsKeyId s3:GetEncryptionConfiguration ACCESS_DENIED");
        assertThat(Gaps.in(logBucket(policy))).containsExactly("policy s3:GetBucketPolicy ACCESS_DENIED");
    }

    @Test
    void aBucketOfWhichNothingMayBeReadIsUnknown() {
        FakeAws aws =
                new FakeAws().denies(OtherOperations.GET_BUCKET_ENCRYPTION).denies(OtherOperations.GET_BUCKET_POLICY);

        assertThat(Gaps.in(logBucket(aws))).containsExactly("s3:GetEncryptionConfiguration ACCESS_DENIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "DEFAULT"})
    void destinationsThatAreNotInUseAreNotAskedFor(String logging) {
        FakeAws aws = allows();
        LoggingReader reader = new LoggingReader(aws);

        assertThat(reader.logGroup(configured(logging, KEY)).join().isAbsent()).isTrue();
        assertThat(reader.logBucket(configured(logging, KEY)).join().isAbsent()).isTrue();
        assertThat(aws.count(OtherOperations.DESCRIBE_LOG_GROUPS)).isZero();
        assertThat(aws.count(OtherOperations.GET_BUCKET_POLICY)).isZero();
    }

    @Test
    void aClusterWithoutAnExecConfigurationHasNeitherKeyNorDestinations() {
        LoggingReader reader = new LoggingReader(new FakeAws());

        assertThat(reader.sessionKey(Evidence.absent(ORIGIN)).join()).isEqualTo(Evidence.absent(ORIGIN));
        assertThat(reader.logGroup(Evidence.absent(ORIGIN)).join()).isEqualTo(Evidence.absent(ORIGIN));
        assertThat(reader.logBucket(Evidence.absent(ORIGIN)).join()).isEqualTo(Evidence.absent(ORIGIN));
    }
}
