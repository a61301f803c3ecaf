package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks a program of the system that tells what Java can't; its words are fixed here and nobody's input is among them. */
final class Program {

    static final Duration ENOUGH = Duration.ofSeconds(3);
    private static final int LONGEST = 1 << 20;

    private Program() {}

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Where it is; the folders of administrators' programs aren't in everybody's path. */
    static Optional<String> find(String name) {
        return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** What it said, at most a megabyte of it; an {@code IOException} where it isn't there, fails or takes too long. */
    static String run(List<String> command, Duration atMost) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            // A program that hangs is ended, which ends the reading below.
            process.onExit().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
                process.destroyForcibly();
                return process;
            });
            byte[] said = process.getInputStream().readNBytes(LONGEST);
            if (process.waitFor() != 0) {
                throw new IOException(command.get(0) + " ended with " + process.exitValue());
            }
            return new String(said, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
