// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many requests of the corpus one thread decides in a second, their policies being parsed already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

    private static final int CASES = 1_000;

    private final List<DecisionCase> cases =
            Corpus.decisions().stream().map(Corpus.Line::decisionCase).toList();

    @Benchmark
    @OperationsPerInvocation(CASES)
    public void decisions(Blackhole sink) {
        for (DecisionCase one : cases) {
            sink.consume(PolicyEvaluator.decide(one.request(), one.layers()));
        }
    }
}
