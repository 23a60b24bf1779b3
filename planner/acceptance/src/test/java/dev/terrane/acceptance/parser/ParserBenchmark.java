package dev.terrane.acceptance.parser;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// How long one file takes, on one thread. The collector is the one that the launcher chooses, with
/// room enough that the parser is measured and not the copying of its last tree.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms3g", "-Xmn2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {
    static final long SEED = 20260101;

    @Param("TERRANE")
    String parser = "";

    @Param("100")
    int kilobytes;

    private LanguageReader reader = new TerraneReader();
    private String text = "";

    @Setup
    public void generate() {
        reader = Parser.valueOf(parser).reader();
        text = GeneratedConfiguration.of(SEED, kilobytes * 1000);
    }

    @Benchmark
    public Object read() {
        return reader.read(text);
    }
}
