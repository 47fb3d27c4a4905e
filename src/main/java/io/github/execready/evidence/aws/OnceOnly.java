// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Makes every distinct call once: whoever asks the same later gets the answer of the first. */
final class OnceOnly implements AwsApi {

    private record Key(Operation<?, ?> operation, AwsRequest request) {}

    private final AwsApi api;
    private final Map<Key, Pending<?>> asked = new ConcurrentHashMap<>();

    OnceOnly(AwsApi api) {
        this.api = api;
    }

    @Override
    @SuppressWarnings("unchecked") // the key's operation fixes the answer's type
    public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
        return (Pending<Answer<R>>)
                asked.computeIfAbsent(new Key(operation, request), key -> api.ask(operation, request));
    }

    /** How many calls were made. */
    int calls() {
        return asked.size();
    }

    @Override
    public void close() {
        api.close();
    }
}
