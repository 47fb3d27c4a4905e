// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.execready.evidence.aws.AwsWire;
import io.github.execready.evidence.aws.LiveSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * AWS on the loopback address: real SDK clients talk to it over HTTP in the services' own protocols. It answers out of a
 * {@link World} and can refuse, hang or break off by operation; operations are named by the action that allows them
 * ({@code ec2:DescribeSubnets}).
 */
public final class AwsEndpoint implements AutoCloseable {

    private static final String REGION = "eu-west-1";
    private static final List<String> FORWARDED =
            List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target", "X-Amz-Content-Sha256");

    private enum Fault {
        DENY,
        THROTTLE,
        EXPIRE,
        HANG,
        CUT,
        GARBLE
    }

    private final World world;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile String buckets = REGION;

    static {
        // The server sends head and body apart, and the kernel would hold the body back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private AwsEndpoint(World world, HttpServer server) {
        this.world = world;
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "aws-endpoint");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts on a free port. */
    public static AwsEndpoint start(World world) {
        return start(world, 0);
    }

    /** Starts on a port; 0 takes a free one. */
    public static AwsEndpoint start(World world, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            AwsEndpoint endpoint = new AwsEndpoint(world, server);
            server.createContext("/", endpoint::handle);
            server.setExecutor(endpoint.threads);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Settings that lead to this endpoint. Credentials come from the system properties of the build. */
    public LiveSettings settings() {
        return settings(Duration.ofSeconds(8), Duration.ofSeconds(20));
    }

    /** Settings that lead to this endpoint, with less patience. */
    public LiveSettings settings(Duration attemptTimeout, Duration callTimeout) {
        return new LiveSettings(REGION, "", attemptTimeout, callTimeout, url());
    }

    /** The environment for a process of its own. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                url(),
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    /** The world behind it, to be changed at any time. */
    public World world() {
        return world;
    }

    /** Access is denied in the service's own words; the action {@code *} means all. */
    public AwsEndpoint deny(String action) {
        return fault(action, Fault.DENY);
    }

    public AwsEndpoint throttle(String action) {
        return fault(action, Fault.THROTTLE);
    }

    /** The credentials are expired. */
    public AwsEndpoint expire(String action) {
        return fault(action, Fault.EXPIRE);
    }

    /** No answer ever comes. */
    public AwsEndpoint hang(String action) {
        return fault(action, Fault.HANG);
    }

    /** The connection ends within the answer's body. */
    public AwsEndpoint cut(String action) {
        return fault(action, Fault.CUT);
    }

    /** Status 200 with a body that means nothing. */
    public AwsEndpoint garble(String action) {
        return fault(action, Fault.GARBLE);
    }

    /** All is well with an action again. */
    public AwsEndpoint heal(String action) {
        faults.remove(action);
        return this;
    }

    /** Lets another endpoint answer for services: {@code iam}, as requests are signed for. */
    public AwsEndpoint forward(String url, String... services) {
        List.of(services).forEach(service -> elsewhere.put(service, url));
        return this;
    }

    /** In which Region the buckets are: S3 of another one redirects there whoever asks. */
    public AwsEndpoint bucketsIn(String region) {
        buckets = region;
        return this;
    }

    /** How long every answer takes. */
    public AwsEndpoint latency(Duration duration) {
        latency = duration;
        return this;
    }

    /** The actions asked for, one for each request that came, retries included. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The first answer to each action, as it went over the wire. */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** What this endpoint itself could not do: a mistake in a world or a request that it does not understand. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private AwsEndpoint fault(String action, Fault fault) {
        if (!action.equals("*") && !AwsWire.actions().contains(action)) {
            throw new IllegalArgumentException("nobody asks for " + action);
        }
        faults.put(action, fault);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                AwsWire.Request request = request(exchange);
                if (request.service().equals("s3") && !scope(exchange, 3).equals(buckets)) {
                    exchange.getResponseHeaders().set("x-amz-bucket-region", buckets);
                    send(exchange, AwsWire.redirect());
                } else {
                    respond(exchange, request);
                }
            } catch (RuntimeException | AssertionError e) {
                problems.add(e.toString());
                send(exchange, new AwsWire.Response(500, "text/plain", bytes("in the test's endpoint: " + e)));
            }
        }
    }

    private void respond(HttpExchange exchange, AwsWire.Request request) throws IOException {
        String action = AwsWire.action(request);
        calls.add(action);
        LockSupport.parkNanos(latency.toNanos());
        Fault fault = faults.getOrDefault(action, faults.get("*"));
        if (fault == null) {
            String other = elsewhere.get(request.service());
            AwsWire.Response answer = other == null ? world.wire().answer(request) : forward(other, exchange, request);
            answers.putIfAbsent(action, new String(answer.body(), StandardCharsets.UTF_8));
            send(exchange, answer);
            return;
        }
        switch (fault) {
            case DENY -> send(exchange, AwsWire.refusal(request.service(), AwsWire.Refusal.DENIED));
            case THROTTLE -> send(exchange, AwsWire.refusal(request.service(), AwsWire.Refusal.THROTTLED));
            case EXPIRE -> send(exchange, AwsWire.refusal(request.service(), AwsWire.Refusal.EXPIRED));
            case HANG -> await();
            case CUT -> cut(exchange, world.wire().answer(request));
            case GARBLE -> send(exchange, new AwsWire.Response(200, "text/html", bytes("<html><p>Sign in here")));
        }
    }

    private static AwsWire.Response forward(String url, HttpExchange exchange, AwsWire.Request request)
            throws IOException {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(
                        URI.create(url).resolve(exchange.getRequestURI().toString()))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(request.body()));
        for (String header : FORWARDED) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                forwarded.header(header, value);
            }
        }
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new AwsWire.Response(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AwsWire.Request request(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String service = scope(exchange, 4);
        String query = exchange.getRequestURI().getRawQuery();
        return new AwsWire.Request(
                service,
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                target == null ? "" : target,
                body);
    }

    /** A part of what the request was signed for: {@code Credential=KEY/DATE/REGION/SERVICE/aws4_request}. */
    private static String scope(HttpExchange exchange, int part) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null) {
            throw new IllegalArgumentException("the request is not signed");
        }
        return authorization.replaceFirst("(?s).*Credential=([^/]+)/([^/]+)/([^/]+)/([^/]+)/.*", "$" + part);
    }

    private static void send(HttpExchange exchange, AwsWire.Response response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static void cut(HttpExchange exchange, AwsWire.Response response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), response.body().length);
        exchange.getResponseBody().write(response.body(), 0, response.body().length / 2);
        exchange.getResponseBody().flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
