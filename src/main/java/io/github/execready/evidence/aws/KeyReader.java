// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.KmsGrant;
import io.github.execready.model.KmsKey;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;

/** Reads a key, its policy and its grants. */
final class KeyReader {

    private static final Pages<ListGrantsRequest, ListGrantsResponse, GrantListEntry> GRANTS = new Pages<>(
            OtherOperations.LIST_GRANTS,
            "Grants",
            ListGrantsResponse::grants,
            response -> Boolean.TRUE.equals(response.truncated()) ? response.nextMarker() : "",
            (request, marker) -> request.toBuilder().marker(marker).build());

    private record Access(Evidence<PolicyDocument> policy, Evidence<List<KmsGrant>> grants) {}

    private final AwsApi api;

    KeyReader(AwsApi api) {
        this.api = api;
    }

    /**
     * The key of an id, an ARN or an alias. Only {@code DescribeKey} takes an alias; the rest needs the key behind it.
     *
     * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">GetKeyPolicy</a>
     */
    Pending<Evidence<KmsKey>> key(String id) {
        Pending<Evidence<KeyMetadata>> metadata = metadata(id);
        return isAlias(id)
                ? metadata.then(described -> Chain.then(
                        described, key -> access(Reading.plain(key.arn())).map(access -> key(id, described, access))))
                : metadata.with(access(id), (described, access) -> key(id, described, access));
    }

    private static boolean isAlias(String id) {
        return Arn.parse(id).map(Arn::resource).orElse(id).startsWith("alias/");
    }

    private Pending<Evidence<KeyMetadata>> metadata(String id) {
        return api.ask(
                        OtherOperations.DESCRIBE_KEY,
                        DescribeKeyRequest.builder().keyId(id).build())
                .map(answer -> answer.evidence(
                        (response, origin) -> Reading.at(origin).required("KeyMetadata", response.keyMetadata())));
    }

    private Pending<Access> access(String id) {
        Pending<Evidence<PolicyDocument>> policy = api.ask(
                        OtherOperations.GET_KEY_POLICY,
                        GetKeyPolicyRequest.builder()
                                .keyId(id)
                                .policyName("default")
                                .build())
                .map(answer -> answer.evidence(
                        (response, origin) -> PolicyText.plain("key policy", origin.at("Policy"), response.policy())));
        Pending<Evidence<List<KmsGrant>>> grants =
                GRANTS.read(api, ListGrantsRequest.builder().keyId(id).build(), KeyReader::grant);
        return policy.with(grants, Access::new);
    }

    /** Where only {@code DescribeKey} is denied, an ARN still names the key. */
    private static Evidence<KmsKey> key(String id, Evidence<KeyMetadata> described, Access access) {
        return described.fold(
                known -> {
                    KeyMetadata key = known.value();
                    Reading reading = Reading.at(known.origin());
                    return reading.required(
                                    "Arn", Arn.parse(Reading.plain(key.arn())).orElse(null))
                            .map(arn -> new KmsKey(
                                    arn,
                                    reading.text("KeyState", key.keyStateAsString()),
                                    reading.text("KeyUsage", key.keyUsageAsString()),
                                    reading.text("KeySpec", key.keySpecAsString()),
                                    access.policy(),
                                    access.grants()));
                },
                absent -> Evidence.absent(absent.origin()),
                unknown -> named(id, unknown.gap(), access));
    }

    private static Evidence<KmsKey> named(String id, Gap gap, Access access) {
        Evidence<KmsKey> none = Evidence.unknown(gap);
        return Arn.parse(id)
                .map(arn -> access.policy()
                        .fold(
                                policy -> Evidence.known(
                                        new KmsKey(
                                                arn,
                                                Evidence.unknown(gap),
                                                Evidence.unknown(gap),
                                                Evidence.unknown(gap),
                                                policy,
                                                access.grants()),
                                        policy.origin()),
                                absent -> none,
                                unknown -> none))
                .orElse(none);
    }

    private static KmsGrant grant(GrantListEntry grant, Reading reading) {
        return new KmsGrant(
                Reading.plain(grant.grantId()),
                reading.text("GranteePrincipal", grant.granteePrincipal()),
                grant.operationsAsStrings(),
                grant.constraints() != null);
    }
}
