// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

class ConnectionsTest {

    /** The first byte of a record (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 22;

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void anAddressWithoutTlsIsAsked() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpExecuteResponse response = ask("http", server.getAddress().getPort());
            assertThat(response.httpResponse().statusCode()).isEqualTo(204);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressWithTlsIsAskedWithTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> firstByte = CompletableFuture.supplyAsync(() -> {
                try (Socket client = server.accept()) {
                    return client.getInputStream().read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatThrownBy(() -> ask("https", server.getLocalPort())).isInstanceOf(IOException.class);
            assertThat(firstByte.get(10, TimeUnit.SECONDS)).as("a handshake").isEqualTo(TLS_HANDSHAKE);
        }
    }

    @Test
    void whoDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ask("http", silent.getLocalPort())).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static HttpExecuteResponse ask(String scheme, int port) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(scheme + "://127.0.0.1:" + port + "/"))
                .build();
        try (Connections connections = new Connections(PATIENCE)) {
            return connections
                    .prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
        }
    }
}
