package io.gatehouse.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged and where: a line an event on the terminal, all of it in the log file. */
final class Logs {

    private static final int FILE_BYTES = 10 * 1024 * 1024;
    private static final int FILES = 10;

    /** Warnings that nobody can act on, each of which was looked into. */
    private static final List<String> HARMLESS = List.of(
            // expired certificates among those that Payara brings along, and which we don't use
            "javax.enterprise.system.security.ssl",
            // missing message texts of Payara's own deployment of EARs
            "javax.enterprise.system.tools.deployment.dol");

    private final List<Logger> ours;
    private final Handler terminal;
    private final Handler file;

    private Logs(Path folder) throws IOException {
        ours = HARMLESS.stream().map(Logger::getLogger).toList();
        terminal = new ConsoleHandler();
        terminal.setFormatter(new LineFormatter());
        terminal.setLevel(Level.INFO);
        file = fileHandler(folder, new SimpleFormatter());
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

    /** Payara configures logging anew as it boots, so this is done before and after. */
    void install() {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler other : root.getHandlers()) {
            if (other != terminal && other != file) {
                root.removeHandler(other);
            }
        }
        if (root.getHandlers().length == 0) {
            root.addHandler(terminal);
            root.addHandler(file);
        }
        root.setLevel(Level.WARNING);
        Logger.getLogger("io.gatehouse").setLevel(Level.INFO);
        ours.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static Handler fileHandler(Path folder, Formatter formatter) throws IOException {
        FileHandler handler = new FileHandler(folder.resolve("gatehouse.%g.log").toString(), FILE_BYTES, FILES, true);
        handler.setFormatter(formatter);
        handler.setLevel(Level.ALL);
        return handler;
    }
}
