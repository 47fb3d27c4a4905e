// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for AWS in training: one recorded answer for each operation ({@code training/OPERATION}), whatever was asked.
 * At a second address it refuses all but what is asked of ECS and STS, because few callers may read everything. It listens
 * on the loopback address only.
 */
final class TrainingEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingEndpoint.class);

    private static final String REFUSING = "/refusing";

    private static final String ECS = "AmazonEC2ContainerService";

    /** Which error a query service writes, by the version of its API; STS refuses nothing. */
    private static final Map<String, String> QUERY_REFUSALS = Map.of(
            "Version=2016-11-15",
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
            "Version=2010-05-08",
            "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>");

    private static final Pattern ACTION = Pattern.compile("Action=([A-Za-z]+)");

    private final HttpServer server;
    private final ServerSocket mute;
    private final ExecutorService threads;

    private TrainingEndpoint(HttpServer server, ServerSocket mute, ExecutorService threads) {
        this.server = server;
        this.mute = mute;
        this.threads = threads;
    }

    static TrainingEndpoint start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, Question.of(exchange)));
        server.createContext(REFUSING, TrainingEndpoint::refuse);
        server.start();
        ServerSocket mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(() -> hangUp(mute));
        return new TrainingEndpoint(server, mute, threads);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String refusingUrl() {
        return url() + REFUSING;
    }

    /** An address that is asked with TLS, where nobody speaks it: the attempt fails after it has begun. */
    String secureUrl() {
        return "https://127.0.0.1:" + mute.getLocalPort();
    }

    private static void hangUp(ServerSocket mute) {
        try {
            while (!mute.isClosed()) {
                mute.accept().close();
            }
        } catch (IOException e) {
            LOG.debug("nobody hangs up any more", e);
        }
    }

    private static void answer(HttpExchange exchange, Question question) throws IOException {
        try (exchange;
                InputStream recorded =
                        TrainingEndpoint.class.getResourceAsStream("/training/" + question.operation())) {
            send(exchange, recorded == null ? 404 : 200, recorded == null ? new byte[0] : recorded.readAllBytes());
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        Question question = Question.of(exchange);
        Optional<String> refusal = question.refusal();
        if (refusal.isEmpty()) {
            answer(exchange, question);
            return;
        }
        try (exchange) {
            send(exchange, 403, refusal.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** JSON services name the operation in a header, query services in the body, S3 in the query. */
    private record Question(String target, String body, String query) {

        static Question of(HttpExchange exchange) throws IOException {
            return new Question(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
        }

        String operation() {
            if (!target.isEmpty()) {
                return target.substring(target.lastIndexOf('.') + 1);
            }
            Matcher action = ACTION.matcher(body);
            if (action.find()) {
                return action.group(1);
            }
            return query.startsWith("encryption") ? "GetBucketEncryption" : "GetBucketPolicy";
        }

        Optional<String> refusal() {
            if (!target.isEmpty()) {
                return Optional.of("{\"__type\":\"AccessDeniedException\"}").filter(refused -> !target.startsWith(ECS));
            }
            return body.contains("Action=")
                    ? QUERY_REFUSALS.entrySet().stream()
                            .filter(refused -> body.contains(refused.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                    : Optional.of("<Error><Code>AccessDenied</Code></Error>");
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        mute.close();
        threads.shutdownNow();
    }
}
