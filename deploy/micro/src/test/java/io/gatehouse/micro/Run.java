package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One start of a program in a process of its own, and what it said. */
final class Run implements AutoCloseable {

    static final Path DISTRIBUTION = Path.of(System.getProperty("gatehouse.dist", "target"));
    static final Path WORK = Path.of("target/launcher-it").toAbsolutePath();
    static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    /** PostgreSQL counts as stopped once its data is closed; its process ends a moment after. */
    private static final Duration GONE_PATIENCE = Duration.ofSeconds(1);

    private static final Duration REFUSAL_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path out;
    private final Path err;

    private Run(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Run gatehouse(Path data, String... options) {
        List<String> command =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/gatehouse").toString(), "--data", data.toString()));
        command.addAll(List.of(options));
        return of(Map.of(), command);
    }

    /** Also where these tests themselves run in the background, whose processes don't hear an interrupt. */
    static Run of(Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(WORK);
            Path out = Files.createTempFile(WORK, "run", ".out");
            Path err = Files.createTempFile(WORK, "run", ".err");
            List<String> interruptible = new ArrayList<>(List.of("env", "--default-signal=INT"));
            interruptible.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(interruptible)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
            // the usual one, so far from a port that was free, may not be; who wants HTTPS says so
            builder.environment().put("GATEHOUSE_HTTPS_PORT", "0");
            builder.environment().putAll(environment);
            return new Run(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path newFolder(String name) {
        try {
            Files.createDirectories(WORK);
            return Files.createTempDirectory(WORK, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** What was logged before the block that says that it is ready. */
    List<String> log() {
        return err().lines().filter(line -> !line.isBlank()).toList();
    }

    void awaitReady() {
        awaitSaid("is ready", READY_PATIENCE);
    }

    void awaitSaid(String words, Duration patience) {
        await(words)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> assertThat(process.isAlive() || said(words))
                        .as(out() + err())
                        .isTrue())
                .until(() -> said(words));
    }

    int awaitExit(Duration patience) {
        await("exit").atMost(patience).pollInterval(Duration.ofMillis(20)).until(() -> !process.isAlive());
        return process.exitValue();
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asked by signal, it stops in time, with 0, and nothing that it started is left. */
    void stopsOn(String signal, Path data) {
        List<ProcessHandle> all = Family.of(data);
        assertThat(all).contains(process());
        signal(signal);
        assertThat(awaitExit(STOP_PATIENCE)).as(out() + err()).isZero();
        await("end of all").atMost(GONE_PATIENCE).until(() -> all.stream().noneMatch(Family::isRunning));
        assertThat(Family.of(data)).isEmpty();
    }

    /** It could not start: says why in one line, and nothing else. */
    String refusal(int exitCode) {
        int ended = awaitExit(REFUSAL_PATIENCE);
        assertThat(err()).as(out()).startsWith("gatehouse: ").hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(ended).isEqualTo(exitCode);
        return err();
    }

    /** For a test that failed: leaves nothing running. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean said(String words) {
        return Stream.of(out(), err()).anyMatch(text -> text.contains(words));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
