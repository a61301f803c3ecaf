package io.gatehouse.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What is logged and where: a line an event on the terminal, with what it looked like inside in the log file. */
final class Logs {

    /**
     * Payara's chatter counts from a warning on. Two of its loggers warn of what nobody can act on: certificates among
     * those it brings along and we don't use, and a message text that its own deployer of EARs lacks.
     */
    private static final String CONFIGURATION = """
            handlers = java.util.logging.ConsoleHandler, java.util.logging.FileHandler
            java.util.logging.ConsoleHandler.level = INFO
            java.util.logging.ConsoleHandler.filter = io.gatehouse.micro.OursOrWarnings
            java.util.logging.ConsoleHandler.formatter = io.gatehouse.micro.LineFormatter
            java.util.logging.FileHandler.level = ALL
            java.util.logging.FileHandler.filter = io.gatehouse.micro.OursOrWarnings
            java.util.logging.FileHandler.pattern = %s/gatehouse.%%g.log
            java.util.logging.FileHandler.limit = 10485760
            java.util.logging.FileHandler.count = 10
            java.util.logging.FileHandler.append = true
            java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format = %%1$tF %%1$tT.%%1$tL %%4$-7s %%3$s: %%5$s%%6$s%%n
            .level = WARNING
            io.gatehouse.level = INFO
            javax.enterprise.system.security.ssl.level = SEVERE
            javax.enterprise.system.tools.deployment.dol.level = SEVERE
            """;

    /** Held here: a logger that nobody holds may be forgotten, and its level with it. */
    private static final Logger LAUNCHER = Logger.getLogger(Logs.class.getPackageName());

    private final String configuration;

    private Logs(Path folder) {
        configuration =
                CONFIGURATION.formatted(folder.toString().replace('\\', '/').replace("%", "%%"));
    }

    static Logs open(DataFolder data) {
        try {
            Path folder = data.resolve("log");
            Files.createDirectories(folder);
            Logs logs = new Logs(folder);
            logs.install();
            return logs;
        } catch (IOException e) {
            throw new StartFailure("can't write the log: " + e.getMessage(), e);
        }
    }

    String configuration() {
        return configuration;
    }

    /** Payara configures logging anew as it boots, so this is done before and after. */
    void install() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
        // why a start failed, with its traces, goes to the file
        LAUNCHER.setLevel(Level.FINE);
    }
}
