// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a cluster and what its exec configuration names. */
final class ClusterReader {

    static final String TYPE = "AWS::ECS::Cluster";
    private static final String KEY = "AWS::KMS::Key";
    private static final String ALIAS = "AWS::KMS::Alias";

    private final Scope scope;

    ClusterReader(Scope scope) {
        this.scope = scope;
    }

    Evidence<Cluster> cluster(Property named) {
        return named.resource(TYPE)
                .map(resource -> cluster(resource, named.leadingTo(resource)))
                .orElseGet(() -> Evidence.unknown(
                        named.value().isAbsent()
                                ? new io.github.execready.model.Gap(
                                        io.github.execready.model.Gap.Reason.OUTSIDE_THE_INPUT,
                                        "cluster default",
                                        "no cluster is named, and the default one is not among the resources of the input",
                                        named.origin().location())
                                : named.outside("the cluster")));
    }

    private Evidence<Cluster> cluster(Resource resource, Property c) {
        String name = scope.names().id(scope, resource);
        return Evidence.known(
                new Cluster(
                        scope.arn(resource, "cluster"),
                        name,
                        Evidence.absent(c.origin()),
                        configuration(configurationOf(c)),
                        c.at("CapacityProviders").texts(),
                        Evidence.unknown(c.gap("tags are not read"))),
                c.origin());
    }

    private static Property configurationOf(Property cluster) {
        return cluster.at("Configuration", "ExecuteCommandConfiguration");
    }

    private static Evidence<ExecuteCommandConfiguration> configuration(Property configuration) {
        return configuration
                .value()
                .map(value -> new ExecuteCommandConfiguration(
                        notEmpty(configuration.at("KmsKeyId").text()),
                        configuration.at("Logging").text(),
                        destinations(configuration.at("LogConfiguration"))));
    }

    private static Evidence<ExecuteCommandLogConfiguration> destinations(Property logs) {
        return logs.value()
                .map(value -> new ExecuteCommandLogConfiguration(
                        notEmpty(logs.at("CloudWatchLogGroupName").text()),
                        logs.at("CloudWatchEncryptionEnabled").flag(),
                        notEmpty(logs.at("S3BucketName").text()),
                        logs.at("S3EncryptionEnabled").flag(),
                        logs.at("S3KeyPrefix").text()));
    }

    private static Evidence<String> notEmpty(Evidence<String> text) {
        return text.fold(
                known -> known.value().isEmpty() ? Evidence.absent(known.origin()) : text,
                absent -> text,
                unknown -> text);
    }

    /** The key that sessions are encrypted with; absent where the cluster names none. */
    Evidence<KmsKey> sessionKey(Property cluster) {
        return configured(
                cluster,
                "KmsKeyId",
                named -> key(named, 0).map(this::key).orElseGet(() -> Evidence.unknown(named.outside("the key"))));
    }

    /** An alias may lead to a key of the input. */
    private Optional<Resource> key(Property named, int depth) {
        return named.resource(KEY)
                .or(() -> depth > 1
                        ? Optional.empty()
                        : named.resource(ALIAS)
                                .flatMap(alias -> key(scope.of(alias).at("TargetKeyId"), depth + 1)));
    }

    private Evidence<KmsKey> key(Resource resource) {
        Property key = scope.of(resource);
        return Arn.parse(scope.names().arn(scope, resource))
                .map(arn -> Evidence.known(
                        new KmsKey(
                                arn,
                                key.at("Enabled")
                                        .flag()
                                        .absentAs(true)
                                        .map(enabled -> enabled ? "Enabled" : "Disabled"),
                                key.at("KeyUsage").text(),
                                key.at("KeySpec").text(),
                                keyPolicy(key, arn),
                                Evidence.known(List.of(), key.origin())),
                        key.origin()))
                .orElseGet(() -> Evidence.unknown(key.gap("the key's name is none")));
    }

    /**
     * A key without a policy gets the default one.
     *
     * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default key policy</a>
     */
    private Evidence<PolicyDocument> keyPolicy(Property key, Arn arn) {
        Property policy = key.at("KeyPolicy");
        return policy.value().isAbsent()
                ? Evidence.known(
                        new PolicyDocument(
                                "default key policy",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:"
                                        + arn.partition() + ":iam::" + arn.account()
                                        + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"),
                        policy.origin())
                : PolicyDocuments.policy("key policy", policy);
    }

    Evidence<LogGroup> logGroup(Property cluster) {
        return destination(cluster, "CloudWatchLogGroupName", "AWS::Logs::LogGroup", "the log group", this::logGroup);
    }

    private Evidence<LogGroup> logGroup(Resource resource) {
        Property group = scope.of(resource);
        return Evidence.known(
                new LogGroup(
                        scope.names().id(scope, resource), group.at("KmsKeyId").text()),
                group.origin());
    }

    Evidence<LogBucket> logBucket(Property cluster) {
        return destination(cluster, "S3BucketName", "AWS::S3::Bucket", "the bucket", this::logBucket);
    }

    /**
     * A bucket that names no encryption has that of Amazon S3.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html">Default encryption</a>
     */
    private Evidence<LogBucket> logBucket(Resource resource) {
        Property bucket = scope.of(resource);
        Property rule = bucket.at("BucketEncryption", "ServerSideEncryptionConfiguration");
        Property first = rule.each().isEmpty() ? rule : rule.each().get(0);
        Property encryption = first.at("ServerSideEncryptionByDefault");
        Evidence<PolicyDocument> policy = scope.ofType("AWS::S3::BucketPolicy").stream()
                .filter(p -> !scope.of(p).at("Bucket").names(resource).is(false))
                .findFirst()
                .map(p -> scope.exists(p)
                        .flatMap(exists -> PolicyDocuments.policy(
                                "bucket policy", scope.of(p).at("PolicyDocument"))))
                .orElseGet(() -> Evidence.absent(bucket.origin()));
        return Evidence.known(
                new LogBucket(
                        scope.names().id(scope, resource),
                        // A bucket of the same input is made where everything of it is.
                        Evidence.known(scope.names().region(), bucket.origin()),
                        encryption.at("SSEAlgorithm").text().absentAs("AES256"),
                        encryption.at("KMSMasterKeyID").text(),
                        policy),
                bucket.origin());
    }

    /** What sessions are logged to; absent where the cluster names none. */
    private <T> Evidence<T> destination(
            Property cluster, String member, String type, String what, Function<Resource, Evidence<T>> reading) {
        return configured(cluster, "LogConfiguration", logs -> {
            Property named = logs.at(member);
            return named.value()
                    .flatMap(value ->
                            named.resource(type).map(reading).orElseGet(() -> Evidence.unknown(named.outside(what))));
        });
    }

    private <T> Evidence<T> configured(Property cluster, String member, Function<Property, Evidence<T>> reading) {
        Optional<Property> found = cluster.linked(TYPE);
        if (found.isEmpty()) {
            return Evidence.unknown(cluster.outside("the cluster"));
        }
        Property setting = configurationOf(found.get()).at(member);
        return setting.value()
                .fold(
                        known -> reading.apply(setting),
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> reading.apply(setting));
    }
}
