package io.gatehouse.micro;

import io.gatehouse.micro.tls.CertificateProblem;
import io.gatehouse.micro.tls.ServerCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run: takes the data folder, starts what is needed in order, and stops it in the opposite one. */
final class Gatehouse {

    private static final Logger LOG = Logger.getLogger(Gatehouse.class.getName());

    private static final Duration WATCH = Duration.ofSeconds(1);

    private final Path home;
    private final Settings settings;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Instant begun = Instant.now();

    private @Nullable EmbeddedDatabase running;

    /** The password to show, if this is the first start and nobody chose one. */
    private @Nullable String firstPassword;

    /** What the person at the terminal should know though all runs. */
    private @Nullable String warning;

    Gatehouse(Path home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    void migrate() {
        ShutdownOrder.takeOver(this::stop);
        try {
            DataFolder data = open();
            Logs.open(data);
            new Schema(database(data)).migrate();
        } finally {
            stop();
        }
    }

    /** In the given database, or in the embedded one, as long as nothing else runs it. */
    boolean check(AuditCheck check) {
        ShutdownOrder.takeOver(this::stop);
        try {
            if (settings.has(Option.DATABASE_URL)) {
                return check.database(Database.of(settings));
            }
            DataFolder data = open();
            Logs.open(data);
            return check.database(database(data));
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
            Database database = database(data);
            new Schema(database).migrate();
            ShutdownOrder.undisturbed(() -> {
                Terminal.OUT.println(database.url() + " user " + database.user() + ", password in "
                        + data.resolve(EmbeddedDatabase.PASSWORD_FILE));
                Terminal.OUT.flush();
            });
            keepWatch(data);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Starts all and watches over it; a signal stops it. */
    void run() {
        ShutdownOrder.takeOver(this::stop);
        try {
            DataFolder data = open();
            Logs logs = Logs.open(data);
            Ports.requireHttp(settings);
            ServerCertificate certificate = serverCertificate(data);
            prepare(data);
            LOG.info("The schema is up to date; starting the application");
            Server server = Server.start(home, data.resolve("run"), settings, logs);
            ShutdownOrder.undisturbed(() -> {
                started.push(server);
                Duration took = Duration.between(begun, Instant.now());
                LOG.fine(() -> "Ready after " + took.toMillis() + " ms");
                Terminal.OUT.print(new ReadyBlock(settings, certificate, warning).ofServer(took, firstPassword));
                Terminal.OUT.flush();
            });
            keepWatch(data);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void prepare(DataFolder data) {
        Schema schema = new Schema(database(data));
        schema.migrate();
        settings.set(Option.INSTALLATION_KEY, installationKey(data, schema));
        if (!settings.has(Option.AUDIT_WITNESS)) {
            settings.set(
                    Option.AUDIT_WITNESS, data.resolve(DataFolder.AUDIT_WITNESS).toString());
        }
        chooseFirstPassword(data, schema);
        settings.publish();
    }

    /** Before anything is started that would have to be stopped again: what is wrong with it is told at once. */
    private @Nullable ServerCertificate serverCertificate(DataFolder data) {
        Optional<String> withoutHttps = Ports.settleHttps(settings);
        if (settings.httpsPort() == 0) {
            withoutHttps.ifPresent(why -> {
                LOG.warning(why);
                warning = why;
            });
            return null;
        }
        try {
            ServerCertificate certificate = Tls.certificate(settings, data);
            started.push(certificate);
            return certificate;
        } catch (CertificateProblem e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private DataFolder open() {
        DataFolder data = DataFolder.open(settings.ownFolder());
        started.push(data);
        return data;
    }

    private Database database(DataFolder data) {
        if (!settings.has(Option.DATABASE_URL) && !settings.isFirstNode()) {
            FirstNode.lendDatabase(settings);
        }
        if (settings.has(Option.DATABASE_URL)) {
            Database given = Database.of(settings);
            given.check();
            return given;
        }
        LOG.info("Starting PostgreSQL");
        // one that is just starting would be left behind by a stop that cuts in
        ShutdownOrder.undisturbed(() -> {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(data, settings.number(Option.DATABASE_PORT));
            started.push(embedded);
            running = embedded;
            embedded.database().publish(settings);
        });
        return Database.of(settings);
    }

    private String installationKey(DataFolder data, Schema schema) {
        if (settings.has(Option.INSTALLATION_KEY)) {
            return settings.get(Option.INSTALLATION_KEY);
        }
        if (!settings.isFirstNode()) {
            return FirstNode.key(settings);
        }
        String file = DataFolder.INSTALLATION_KEY;
        if (data.read(file).isEmpty() && schema.needsKey()) {
            throw new StartFailure("the database holds ticket codes, but their key " + data.resolve(file)
                    + " is missing; bring it back from a backup, or set " + Option.INSTALLATION_KEY.property());
        }
        String key = data.secret(file, Secret::forMachines);
        if (!Secret.isKey(key)) {
            throw new StartFailure("the key in " + data.resolve(file) + " is damaged; bring it back from a backup");
        }
        return key;
    }

    private void chooseFirstPassword(DataFolder data, Schema schema) {
        if (schema.hasNoStaff() && !settings.has(Option.ADMIN_PASSWORD)) {
            String password = data.secret("admin-password", Secret::forPeople);
            settings.set(Option.ADMIN_PASSWORD, password);
            firstPassword = password;
        }
    }

    /**
     * Holds the thread that holds the machine: with the server stopped it would be the last one, and the machine would
     * end by itself beside our stop. A PostgreSQL that is gone (killed for want of memory, say) is not coming back; so
     * all is ended, and whoever started us may do it again.
     */
    private void keepWatch(DataFolder data) {
        while (running == null || running.isRunning()) {
            LockSupport.parkNanos(WATCH.toNanos());
        }
        throw new StartFailure("the embedded PostgreSQL has ended by itself; see " + data.resolve("log"));
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
