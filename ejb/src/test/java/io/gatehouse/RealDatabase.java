package io.gatehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with our schema, started once for all tests of this module. */
public final class RealDatabase {

    public static final String LATEST = "latest";

    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final DataSource SOURCE = migrated(POSTGRES.getPostgresDatabase());

    private RealDatabase() {}

    public static DataSource source() {
        return SOURCE;
    }

    /** One that no other test writes to, in the same cluster. */
    public static DataSource another(String name) {
        return another(name, LATEST);
    }

    /** As it was before the migrations after that one. */
    public static DataSource another(String name, String target) {
        run("CREATE DATABASE " + name);
        DataSource source = POSTGRES.getDatabase("postgres", name);
        migrate(source, target);
        return source;
    }

    /** A source of one connection, in one transaction, that only the caller ends. */
    public static DataSource within(Connection connection) {
        Connection lent = proxy(Connection.class, connection, "close");
        return (DataSource) Proxy.newProxyInstance(
                RealDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }

    public static void run(String statement, Object... values) {
        try (Connection connection = SOURCE.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public static long count(String from, UUID id) {
        try (Connection connection = SOURCE.getConnection();
                var prepared = connection.prepareStatement("SELECT count(*) FROM " + from + " = ?")) {
            prepared.setObject(1, id);
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** How many statements wait for a lock. */
    public static long waiting() {
        try (Connection connection = SOURCE.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static <T> T proxy(Class<T> type, T target, String ignored) {
        return type.cast(Proxy.newProxyInstance(
                RealDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(ignored)) {
                        return null;
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    public static void migrate(DataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:../db")
                .target(target)
                .skipDefaultCallbacks(!target.equals(LATEST))
                .load()
                .migrate();
    }

    private static DataSource migrated(DataSource source) {
        migrate(source, LATEST);
        return source;
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
