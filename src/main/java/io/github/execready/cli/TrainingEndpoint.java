// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for AWS in training: one recorded answer for each operation ({@code training/OPERATION}), whatever was asked.
 * It listens on the loopback address only.
 */
final class TrainingEndpoint implements AutoCloseable {

    private static final Pattern ACTION = Pattern.compile("Action=([A-Za-z]+)");

    private final HttpServer server;
    private final ExecutorService threads;

    private TrainingEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static TrainingEndpoint start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", TrainingEndpoint::answer);
        server.start();
        return new TrainingEndpoint(server, threads);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream recorded = TrainingEndpoint.class.getResourceAsStream("/training/" + operation(exchange))) {
            byte[] body = recorded == null ? new byte[0] : recorded.readAllBytes();
            exchange.sendResponseHeaders(recorded == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    // JSON services name the operation in a header, query services in the body, S3 in the query.
    private static String operation(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<String> target =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.isPresent()) {
            return target.get().substring(target.get().lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        if (action.find()) {
            return action.group(1);
        }
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return query.startsWith("encryption") ? "GetBucketEncryption" : "GetBucketPolicy";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
