// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** The one door to AWS: an operation and its request in, AWS's answer out. Read-only by the operations that exist. */
interface AwsApi extends AutoCloseable {

    /** Asks without waiting; asking the same again gives the same answer. */
    <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request);

    @Override
    void close();
}
