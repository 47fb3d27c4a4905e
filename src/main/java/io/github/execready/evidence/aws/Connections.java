// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The connections of all clients. The SDK's client reads every root certificate of the JVM before the first request, which
 * an endpoint of one's own that is reached without TLS does not need: LocalStack, moto, a recording.
 */
final class Connections implements SdkHttpClient {

    private final Duration timeout;
    private final Lazy<SdkHttpClient> plain = new Lazy<>(() -> UrlConnectionHttpClient.create(this::open));
    private final Lazy<SdkHttpClient> secure = new Lazy<>(this::secure);
    private final Lazy<Boolean> proxied =
            new Lazy<>(() -> ProxyConfiguration.builder().build().host() != null);

    /** Java cannot interrupt a thread that reads from a socket, so the socket itself gives up after the timeout. */
    Connections(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean direct = request.httpRequest().protocol().equals("http") && !proxied.get();
        return (direct ? plain : secure).get().prepareRequest(request);
    }

    private SdkHttpClient secure() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(timeout)
                .socketTimeout(timeout)
                .build();
    }

    private HttpURLConnection open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return "UrlConnection";
    }

    @Override
    public void close() {
        plain.ifMade(SdkHttpClient::close);
        secure.ifMade(SdkHttpClient::close);
    }
}
