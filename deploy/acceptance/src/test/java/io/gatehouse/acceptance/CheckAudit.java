package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The check of the audit from the command line, as it ended and what it said. */
record CheckAudit(int exitCode, String said) {

    static CheckAudit of(Product product, Path dump, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("gatehouse.dist"), "bin", "gatehouse")
                        .normalize()
                        .toString(),
                "check-audit",
                dump.toString(),
                "--data",
                product.data().toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CheckAudit(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
