// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.block;
import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.link;
import static io.github.execready.evidence.terraform.Attribute.plain;
import static io.github.execready.evidence.terraform.Attribute.policy;
import static io.github.execready.evidence.terraform.Types.ALIAS;
import static io.github.execready.evidence.terraform.Types.BUCKET;
import static io.github.execready.evidence.terraform.Types.KEY;
import static io.github.execready.evidence.terraform.Types.LOG_GROUP;

import java.util.stream.Stream;

/** What sessions are encrypted with and logged to. */
final class LoggingShapes {

    private LoggingShapes() {}

    static Stream<Shape> all() {
        return Stream.of(
                Shape.of(KEY, "AWS::KMS::Key", policy("policy", "KeyPolicy"), plain("is_enabled", "Enabled")),
                Shape.of("aws_kms_key_policy", "", link("key_id", "Key", KEY), policy("policy", "KeyPolicy")),
                Shape.of(
                        ALIAS,
                        "AWS::KMS::Alias",
                        plain("name", "AliasName"),
                        link("target_key_id", "TargetKeyId", KEY)),
                Shape.of(
                        LOG_GROUP,
                        "AWS::Logs::LogGroup",
                        plain("name", "LogGroupName"),
                        link("kms_key_id", "KmsKeyId", KEY, ALIAS)),
                Shape.of(
                        BUCKET,
                        "AWS::S3::Bucket",
                        plain("bucket", "BucketName"),
                        block("server_side_encryption_configuration", "BucketEncryption", encryption())),
                Shape.of(
                        "aws_s3_bucket_server_side_encryption_configuration",
                        "",
                        link("bucket", "Bucket", BUCKET),
                        encryption()),
                Shape.of(
                        "aws_s3_bucket_policy",
                        "AWS::S3::BucketPolicy",
                        link("bucket", "Bucket", BUCKET),
                        policy("policy", "PolicyDocument")));
    }

    private static Attribute encryption() {
        return blocks(
                "rule",
                "ServerSideEncryptionConfiguration",
                plain("bucket_key_enabled"),
                block(
                        "apply_server_side_encryption_by_default",
                        "ServerSideEncryptionByDefault",
                        plain("sse_algorithm", "SSEAlgorithm"),
                        link("kms_master_key_id", "KMSMasterKeyID", KEY, ALIAS)));
    }
}
