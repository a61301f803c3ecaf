package io.gatehouse.micro;

import io.gatehouse.micro.LanAddresses.LanAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run: takes the data folder, starts what is needed in order, and stops it in the opposite one. */
final class Gatehouse {

    private static final Logger LOG = Logger.getLogger(Gatehouse.class.getName());

    private final Path home;
    private final Settings settings;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Instant begun = Instant.now();

    /** The password to show, if this is the first start and nobody chose one. */
    private @Nullable String firstPassword;

    Gatehouse(Path home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    void migrate() {
        ShutdownOrder.takeOver(this::stop);
        try {
            DataFolder data = open();
            Logs.open(data);
            ShutdownOrder.undisturbed(() -> new Schema(database(data)).migrate());
        } finally {
            stop();
        }
    }

    /** The embedded database by itself, for an application that runs elsewhere on this machine; a signal stops it. */
    void serveDatabase() {
        if (settings.has(Option.DATABASE_URL)) {
            throw StartFailure.usage("the database is the given one: " + Option.DATABASE_URL.property() + " is set");
        }
        ShutdownOrder.takeOver(this::stop);
        try {
            DataFolder data = open();
            Logs.open(data);
            ShutdownOrder.undisturbed(() -> {
                Database database = database(data);
                new Schema(database).migrate();
                Terminal.OUT.println(database.url() + " user " + database.user() + ", password in "
                        + data.resolve(EmbeddedDatabase.PASSWORD_FILE));
                Terminal.OUT.flush();
            });
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        while (true) {
            LockSupport.park();
        }
    }

    /** Starts all, and returns; a signal stops it. */
    void run() {
        ShutdownOrder.takeOver(this::stop);
        try {
            DataFolder data = open();
            Logs logs = Logs.open(data);
            requireFreePort();
            // a PostgreSQL that is just starting would be left behind by a stop that cuts in
            ShutdownOrder.undisturbed(() -> prepare(data));
            LOG.info("The schema is up to date; starting the application");
            Server server = Server.start(home, data.resolve("run"), settings, logs);
            ShutdownOrder.undisturbed(() -> {
                started.push(server);
                Terminal.OUT.print(ready());
                Terminal.OUT.flush();
            });
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void prepare(DataFolder data) {
        Schema schema = new Schema(database(data));
        schema.migrate();
        settings.set(Option.INSTALLATION_KEY, installationKey(data, schema));
        chooseFirstPassword(data, schema);
        settings.publish();
    }

    private DataFolder open() {
        DataFolder data = DataFolder.open(settings.data());
        started.push(data);
        return data;
    }

    private Database database(DataFolder data) {
        if (settings.has(Option.DATABASE_URL)) {
            Database given = Database.of(settings);
            given.check();
            return given;
        }
        LOG.info("Starting PostgreSQL");
        EmbeddedDatabase embedded = EmbeddedDatabase.start(data, settings.number(Option.DATABASE_PORT));
        started.push(embedded);
        embedded.database().publish(settings);
        return embedded.database();
    }

    private String installationKey(DataFolder data, Schema schema) {
        if (settings.has(Option.INSTALLATION_KEY)) {
            return settings.get(Option.INSTALLATION_KEY);
        }
        String file = "installation.key";
        if (data.read(file).isEmpty() && schema.needsKey()) {
            throw new StartFailure("the database holds ticket codes, but their key " + data.resolve(file)
                    + " is missing; bring it back from a backup, or set " + Option.INSTALLATION_KEY.property());
        }
        return data.secret(file, Secret::forMachines);
    }

    private void chooseFirstPassword(DataFolder data, Schema schema) {
        if (schema.hasNoStaff() && !settings.has(Option.ADMIN_PASSWORD)) {
            String password = data.secret("admin-password", Secret::forPeople);
            settings.set(Option.ADMIN_PASSWORD, password);
            firstPassword = password;
        }
    }

    private void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(
                    InetAddress.getByName(settings.get(Option.HTTP_ADDRESS)), settings.number(Option.HTTP_PORT)));
        } catch (IOException e) {
            throw new StartFailure(
                    "port " + settings.get(Option.HTTP_PORT) + " is taken or not allowed (" + e.getMessage()
                            + "); choose another with " + Option.HTTP_PORT.flag(),
                    e);
        }
    }

    private String ready() {
        Duration took = Duration.between(begun, Instant.now());
        StringBuilder block = new StringBuilder(
                "%nGatehouse %s is ready (%.1f s)%n%n".formatted(Main.version(), took.toMillis() / 1000.0));
        line(block, "Console", url(consoleHost()));
        boolean everywhere = settings.get(Option.HTTP_ADDRESS).equals("0.0.0.0");
        if (everywhere) {
            for (LanAddress lan : LanAddresses.find()) {
                line(block, "On the LAN", url(lan.address()) + "   (" + lan.network() + ")");
            }
        }
        if (firstPassword != null) {
            line(block, "Sign in", "admin / " + firstPassword);
            line(block, "", "shown this once; also in " + settings.data().resolve("admin-password"));
        }
        line(block, "Data", settings.data().toString());
        line(block, "Stop", "Ctrl-C, or: kill " + ProcessHandle.current().pid());
        if (everywhere && settings.get(Option.HTTP_ALLOW_PLAIN).equals("false")) {
            block.append("%n  Other machines are refused over plain HTTP. On a network that you trust: %s=true%n"
                    .formatted(Option.HTTP_ALLOW_PLAIN.flag()));
        }
        return block.append(System.lineSeparator()).toString();
    }

    /** This machine's own name, unless we listen where that name does not lead. */
    private String consoleHost() {
        String address = settings.get(Option.HTTP_ADDRESS);
        return Set.of("0.0.0.0", "127.0.0.1").contains(address) ? "localhost" : address;
    }

    private String url(String host) {
        return "http://" + host + ":" + settings.get(Option.HTTP_PORT) + "/console/";
    }

    private static void line(StringBuilder block, String name, String value) {
        block.append("  %-12s %s%n".formatted(name, value));
    }

    private synchronized void stop() {
        while (!started.isEmpty()) {
            AutoCloseable last = started.pop();
            try {
                last.close();
            } catch (Exception e) {
                LOG.warning(() -> "Did not stop cleanly: " + e.getMessage());
            }
        }
    }
}
