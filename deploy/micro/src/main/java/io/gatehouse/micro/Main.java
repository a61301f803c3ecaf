package io.gatehouse.micro;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command {@code gatehouse}. */
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    public static void main(String[] arguments) {
        try {
            CommandLine commandLine = CommandLine.parse(arguments);
            switch (commandLine.command()) {
                case HELP -> Terminal.OUT.print(CommandLine.help());
                case VERSION -> Terminal.OUT.println("Gatehouse " + version());
                case CHECK_AUDIT -> check(commandLine);
                case RUN, MIGRATE, DATABASE -> run(commandLine);
            }
        } catch (StartFailure failure) {
            LOG.log(Level.FINE, failure.getMessage(), failure);
            ShutdownOrder.undisturbed(() -> {
                Terminal.ERR.println("gatehouse: " + failure.getMessage());
                exit(failure.exitCode());
            });
        }
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static void run(CommandLine commandLine) {
        Settings settings = Settings.read(commandLine.options(), System.getenv());
        Path home = Path.of(System.getProperty("gatehouse.home", "."));
        Gatehouse gatehouse = new Gatehouse(home, settings);
        switch (commandLine.command()) {
            case MIGRATE -> {
                gatehouse.migrate();
                ShutdownOrder.undisturbed(() -> {
                    Terminal.OUT.println("The schema is up to date.");
                    exit(0);
                });
            }
            case DATABASE -> gatehouse.serveDatabase();
            default -> gatehouse.run();
        }
    }

    private static void check(CommandLine commandLine) {
        Settings settings = Settings.read(commandLine.options(), System.getenv());
        String file = commandLine.file();
        Path home = Path.of(System.getProperty("gatehouse.home", "."));
        AuditCheck check = AuditCheck.with(settings);
        boolean whole = file == null ? new Gatehouse(home, settings).check(check) : check.dump(file);
        ShutdownOrder.undisturbed(() -> exit(whole ? 0 : 1));
    }

    /** Not before all that was started has been stopped; halting then, for Payara leaves threads behind. */
    private static void exit(int code) {
        Terminal.OUT.flush();
        Terminal.ERR.flush();
        Runtime.getRuntime().halt(code);
    }
}
