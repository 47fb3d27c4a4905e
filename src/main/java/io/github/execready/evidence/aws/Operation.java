// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation of the AWS API that reads.
 *
 * @param service the service as the AWS CLI names it: {@code ecs}
 * @param name such as {@code DescribeTasks}
 * @param action the IAM action that allows it
 * @param live how a client calls it
 * @param response makes an empty response to be filled from a recording
 */
record Operation<Q extends AwsRequest, R extends AwsResponse>(
        String service,
        String name,
        String action,
        BiFunction<Clients, Q, R> live,
        Supplier<? extends SdkPojo> response) {

    @Override
    public String toString() {
        return action;
    }
}
