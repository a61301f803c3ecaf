package io.gatehouse.server;

import io.gatehouse.RealDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the database before the server that needs it. Inside the server, where the tests run too, there is one. */
public class DatabaseFirst implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        if (System.getProperty("gatehouse.database.url") == null) {
            Outside.start();
        }
    }

    /** Of its own, for inside the server there is nothing to start a database with. */
    private static final class Outside {

        static void start() throws SQLException {
            try (Connection connection = RealDatabase.source().getConnection()) {
                System.setProperty(
                        "gatehouse.test.database.url", connection.getMetaData().getURL());
            }
        }
    }
}
