// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.allowing;
import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {

    private static Plan logging(Object bucket) {
        return Plan.ready()
                .with("AWS::S3::Bucket", "Logs", Map.of("BucketName", "logs"))
                .set(
                        "Cluster.Configuration.ExecuteCommandConfiguration",
                        Map.of("Logging", "OVERRIDE", "LogConfiguration", Map.of("S3BucketName", bucket)));
    }

    private static Plan encrypted(Object key) {
        return Plan.ready()
                .with("AWS::KMS::Key", "Key", Map.of("KeyPolicy", allowing("kms:*", "*")))
                .with("AWS::KMS::Alias", "Alias", Map.of("AliasName", "alias/exec", "TargetKeyId", ref("Key")))
                .set("Cluster.Configuration.ExecuteCommandConfiguration", Map.of("KmsKeyId", key));
    }

    @Test
    void aKeyIsFoundByItsArnItsIdAndItsAlias() {
        for (Object key : List.of(get("Key", "Arn"), ref("Key"), ref("Alias"), "alias/exec")) {
            assertThat(encrypted(key).target().sessionKey().isKnown()).isTrue();
        }
        assertThat(encrypted("alias/other").target().sessionKey().isUnknown()).isTrue();
        assertThat(encrypted(open("parameter Key")).target().sessionKey().isUnknown())
                .isTrue();
        assertThat(encrypted("")
                        .target()
                        .cluster()
                        .toOptional()
                        .orElseThrow()
                        .executeCommandConfiguration()
                        .toOptional()
                        .orElseThrow()
                        .kmsKeyId()
                        .isAbsent())
                .isTrue();
    }

    @Test
    void aBucketHasThePolicyThatNamesIt() {
        Plan plan = logging(ref("Logs"))
                .with(
                        "AWS::S3::BucketPolicy",
                        "OfAnother",
                        Map.of("Bucket", "other", "PolicyDocument", allowing("s3:*", "*")));

        assertThat(plan.target().logBucket().toOptional().orElseThrow().policy().isAbsent())
                .isTrue();
        assertThat(plan.with(
                                "AWS::S3::BucketPolicy",
                                "Own",
                                Map.of("Bucket", "logs", "PolicyDocument", allowing("s3:*", "*")))
                        .target()
                        .logBucket()
                        .toOptional()
                        .orElseThrow()
                        .policy()
                        .isKnown())
                .isTrue();
        assertThat(logging("elsewhere").target().logBucket().isUnknown()).isTrue();
        assertThat(Plan.ready().target().logBucket().isAbsent()).isTrue();
    }
}
