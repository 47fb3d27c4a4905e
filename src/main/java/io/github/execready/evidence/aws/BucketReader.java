// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.LogBucket;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Reads the bucket of session logs: its Region, its default encryption and its policy. */
final class BucketReader {

    /** S3's code for a missing bucket, where a missing policy or encryption has another. */
    private static final String NO_SUCH_BUCKET = "NoSuchBucket";

    private record Encryption(Evidence<String> algorithm, Evidence<String> kmsKeyId) {}

    private final AwsApi api;

    BucketReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<LogBucket>> bucket(String name) {
        Pending<Answer<GetBucketEncryptionResponse>> encryption = api.ask(
                OtherOperations.GET_BUCKET_ENCRYPTION,
                GetBucketEncryptionRequest.builder().bucket(name).build());
        return encryption.with(
                api.ask(
                        OtherOperations.GET_BUCKET_POLICY,
                        GetBucketPolicyRequest.builder().bucket(name).build()),
                (encrypted, policy) -> missing(encrypted) || missing(policy)
                        ? Evidence.absent(new Origin(OtherOperations.GET_BUCKET_ENCRYPTION.action(), NO_SUCH_BUCKET))
                        : bucket(
                                name,
                                encrypted.evidence(BucketReader::encryption),
                                policy.evidence((response, origin) ->
                                        PolicyText.plain("bucket policy", origin.at("Policy"), response.policy())),
                                region(encrypted).or(() -> region(policy)).orElseGet(() -> untold(encrypted))));
    }

    private static boolean missing(Answer<?> answer) {
        return answer.fold(said -> false, failure -> failure.code().equals(NO_SUCH_BUCKET));
    }

    private static Optional<Evidence<String>> region(Answer<?> answer) {
        return Optional.of(answer.region())
                .filter(region -> !region.isEmpty())
                .map(region -> Evidence.known(region, new Origin(action(answer), "")));
    }

    private static String action(Answer<?> answer) {
        return answer.fold(Answer.Said::operation, Failure::operation);
    }

    /** A refusal may come before S3 looks for the bucket, and the AWS CLI prints no Region. */
    private static Evidence<String> untold(Answer<?> answer) {
        return Evidence.unknown(answer.failed()
                .filter(failure -> failure.kind() != Failure.Kind.NOT_FOUND)
                .map(Failure::gap)
                .orElseGet(() -> new Gap(
                        Gap.Reason.NOT_COLLECTED,
                        action(answer),
                        "what was recorded does not say the bucket's Region")));
    }

    /** Where neither call was answered, not even the bucket's existence is known; a redirect is an answer. */
    private static Evidence<LogBucket> bucket(
            String name, Evidence<Encryption> encryption, Evidence<PolicyDocument> policy, Evidence<String> region) {
        LogBucket bucket = new LogBucket(
                name,
                region,
                encryption.flatMap(Encryption::algorithm),
                encryption.flatMap(Encryption::kmsKeyId),
                policy);
        Origin origin = new Origin(OtherOperations.GET_BUCKET_ENCRYPTION.action(), "");
        return encryption.isUnknown() && policy.isUnknown() && region.isUnknown()
                ? encryption.map(known -> bucket)
                : Evidence.known(bucket, origin);
    }

    private static Evidence<Encryption> encryption(GetBucketEncryptionResponse response, Origin origin) {
        Reading reading = Reading.at(origin.at("ServerSideEncryptionConfiguration"));
        return reading.required("Rules", response.serverSideEncryptionConfiguration())
                .flatMap(configuration -> configuration.rules().stream()
                        .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .map(rule -> encryption(rule, reading.in("Rules[0]").in("ApplyServerSideEncryptionByDefault")))
                        .orElseGet(() -> Evidence.absent(reading.in("Rules").origin())));
    }

    private static Evidence<Encryption> encryption(ServerSideEncryptionByDefault rule, Reading reading) {
        return Evidence.known(
                new Encryption(
                        reading.text("SSEAlgorithm", rule.sseAlgorithmAsString()),
                        reading.text("KMSMasterKeyID", rule.kmsMasterKeyID())),
                reading.origin());
    }
}
