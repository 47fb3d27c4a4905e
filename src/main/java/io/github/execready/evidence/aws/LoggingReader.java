// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;

/** Reads the key and the log destinations that a cluster's exec configuration names. */
final class LoggingReader {

    private final AwsApi api;

    LoggingReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<KmsKey>> sessionKey(Evidence<ExecuteCommandConfiguration> configuration) {
        return notYet(configuration);
    }

    Pending<Evidence<LogGroup>> logGroup(Evidence<ExecuteCommandConfiguration> configuration) {
        return notYet(configuration);
    }

    Pending<Evidence<LogBucket>> logBucket(Evidence<ExecuteCommandConfiguration> configuration) {
        return notYet(configuration);
    }

    private <T> Pending<Evidence<T>> notYet(Evidence<ExecuteCommandConfiguration> configuration) {
        return Pending.of(configuration.flatMap(
                c -> Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, api.toString(), "not written yet"))));
    }
}
