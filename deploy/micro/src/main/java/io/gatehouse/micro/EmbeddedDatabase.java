package io.gatehouse.micro;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes along, made durable: it keeps its data between runs, flushes every commit, listens on
 * loopback only and lets nobody in without a password, from its first second on.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String PASSWORD_FILE = "database-password";

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class.getName());
    private static final String NAME = "gatehouse";
    private static final String SUPERUSER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_CACHE = 128;
    private static final long MOST_CACHE = 1024;
    private static final String COMPLETE = "postgres.complete";

    /** Where it is, for other nodes on this machine. */
    static final String ADDRESS_FILE = "database-address";

    private final EmbeddedPostgres postgres;
    private final Database database;
    private final ProcessHandle process;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Database database, ProcessHandle process) {
        this.postgres = postgres;
        this.database = database;
        this.process = process;
    }

    static EmbeddedDatabase start(DataFolder data, int port) {
        Path cluster = data.resolve("postgres");
        boolean complete = data.read(COMPLETE).isPresent();
        try {
            if (complete) {
                OrphanedServer.stop(cluster);
            } else {
                putAside(cluster);
            }
            data.secret("postgres-password", Secret::forMachines);
            String password = data.secret(PASSWORD_FILE, Secret::forMachines);
            EmbeddedPostgres postgres = launch(data, cluster, port > 0 ? port : lastPort(data));
            Database database = new Database(url(postgres.getPort(), NAME), NAME, password);
            data.write(ADDRESS_FILE, database.url());
            EmbeddedDatabase started = new EmbeddedDatabase(postgres, database, process(cluster));
            try {
                started.prepare(data, complete);
            } catch (SQLException | RuntimeException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StartFailure(
                    "the embedded PostgreSQL can't be started: " + reason(e) + "; see " + data.resolve("log"), e);
        }
    }

    Database database() {
        return database;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (!isRunning()) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warning(() -> "PostgreSQL did not stop as asked: " + e.getMessage());
        }
    }

    private static EmbeddedPostgres launch(DataFolder data, Path cluster, int port) throws IOException {
        Path log = data.resolve("log");
        Files.createDirectories(log);
        Redirect output = Redirect.appendTo(log.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(Binaries.folder(data))
                .setDataDirectoryCustomizer(EmbeddedDatabase::letInByPasswordOnly)
                .setPGStartupWait(START_PATIENCE)
                .setConnectConfig("password", data.secret("postgres-password", Secret::forMachines))
                .setLocaleConfig("pwfile", data.resolve("postgres-password").toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", cacheMegabytes() + "MB")
                .setServerConfig("max_wal_size", "4GB")
                // files that are used again need not be filled with zeros first, for which scans would wait
                .setServerConfig("min_wal_size", "1GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(output)
                .setOutputRedirector(output);
        if (port > 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres postgres = builder.start();
        Binaries.complete(data);
        return postgres;
    }

    /** An eighth of the machine's memory, for it is shared with the server and whatever else runs there. */
    private static long cacheMegabytes() {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return Math.min(MOST_CACHE, Math.max(LEAST_CACHE, memory / MEGABYTE / 8));
    }

    private void prepare(DataFolder data, boolean complete) throws SQLException {
        String superuser = data.secret("postgres-password", Secret::forMachines);
        Database own = new Database(url(postgres.getPort(), "postgres"), SUPERUSER, superuser);
        try (Connection connection = own.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                requireOn(statement, setting);
            }
            if (!complete) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + database.password() + "'");
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
                data.write(COMPLETE, Instant.now().toString());
            }
        }
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
            if (!shown.next() || !"on".equals(shown.getString(1))) {
                throw new StartFailure("the embedded PostgreSQL runs without " + setting + ", and would lose data");
            }
        }
    }

    /** Read by PostgreSQL before it takes its first connection. */
    private static void letInByPasswordOnly(@Nullable File cluster) {
        try {
            Path file = Path.of(String.valueOf(cluster)).resolve("pg_hba.conf");
            Files.writeString(file, "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new IllegalStateException("can't write pg_hba.conf", e);
        }
    }

    /** A cluster whose making was cut short holds nothing of ours; it is kept all the same. */
    private static void putAside(Path cluster) throws IOException {
        if (Files.exists(cluster)) {
            OrphanedServer.stop(cluster);
            Path aside = cluster.resolveSibling(
                    "postgres.incomplete-" + Instant.now().toEpochMilli());
            Files.move(cluster, aside);
            LOG.warning(() -> "The database was not complete when its first start was cut short; moved to " + aside);
        }
    }

    private static ProcessHandle process(Path cluster) throws IOException {
        String number = Files.readAllLines(cluster.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(number.strip()))
                .orElseThrow(() -> new IOException("it ended as soon as it had started"));
    }

    /** The one it had, so that who still looks for it there finds it; any other, if that is taken. */
    private static int lastPort(DataFolder data) {
        return data.read(ADDRESS_FILE)
                .map(url -> Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1")))
                .filter(EmbeddedDatabase::isFree)
                .orElse(0);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
