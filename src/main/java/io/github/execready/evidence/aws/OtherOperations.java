// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What is asked of STS, Systems Manager, KMS, CloudWatch Logs and S3. */
final class OtherOperations {

    static final Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> GET_CALLER_IDENTITY = new Operation<>(
            "sts",
            "GetCallerIdentity",
            "sts:GetCallerIdentity",
            (clients, request) -> clients.sts().getCallerIdentity(request),
            GetCallerIdentityResponse::builder);

    static final Operation<DescribeSessionsRequest, DescribeSessionsResponse> DESCRIBE_SESSIONS = new Operation<>(
            "ssm",
            "DescribeSessions",
            "ssm:DescribeSessions",
            (clients, request) -> clients.ssm().describeSessions(request),
            DescribeSessionsResponse::builder);

    static final Operation<DescribeKeyRequest, DescribeKeyResponse> DESCRIBE_KEY = new Operation<>(
            "kms",
            "DescribeKey",
            "kms:DescribeKey",
            (clients, request) -> clients.kms().describeKey(request),
            DescribeKeyResponse::builder);

    static final Operation<GetKeyPolicyRequest, GetKeyPolicyResponse> GET_KEY_POLICY = new Operation<>(
            "kms",
            "GetKeyPolicy",
            "kms:GetKeyPolicy",
            (clients, request) -> clients.kms().getKeyPolicy(request),
            GetKeyPolicyResponse::builder);

    static final Operation<ListGrantsRequest, ListGrantsResponse> LIST_GRANTS = new Operation<>(
            "kms",
            "ListGrants",
            "kms:ListGrants",
            (clients, request) -> clients.kms().listGrants(request),
            ListGrantsResponse::builder);

    static final Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> DESCRIBE_LOG_GROUPS = new Operation<>(
            "logs",
            "DescribeLogGroups",
            "logs:DescribeLogGroups",
            (clients, request) -> clients.logs().describeLogGroups(request),
            DescribeLogGroupsResponse::builder);

    static final Operation<GetBucketEncryptionRequest, GetBucketEncryptionResponse> GET_BUCKET_ENCRYPTION =
            new Operation<>(
                    "s3",
                    "GetBucketEncryption",
                    "s3:GetEncryptionConfiguration",
                    (clients, request) -> BucketRegion.ask(clients, s3 -> s3.getBucketEncryption(request)),
                    GetBucketEncryptionResponse::builder);

    static final Operation<GetBucketPolicyRequest, GetBucketPolicyResponse> GET_BUCKET_POLICY = new Operation<>(
            "s3",
            "GetBucketPolicy",
            "s3:GetBucketPolicy",
            (clients, request) -> BucketRegion.ask(clients, s3 -> s3.getBucketPolicy(request)),
            GetBucketPolicyResponse::builder);

    static final List<Operation<?, ?>> ALL = List.of(
            GET_CALLER_IDENTITY,
            DESCRIBE_SESSIONS,
            DESCRIBE_KEY,
            GET_KEY_POLICY,
            LIST_GRANTS,
            DESCRIBE_LOG_GROUPS,
            GET_BUCKET_ENCRYPTION,
            GET_BUCKET_POLICY);

    private OtherOperations() {}
}
