package io.gatehouse.micro;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL and who we are to it. */
record Database(String url, String user, String password) {

    private static final String PATIENCE_SECONDS = "10";

    static Database of(Settings settings) {
        return new Database(
                settings.get(Option.DATABASE_URL),
                settings.get(Option.DATABASE_USER),
                settings.get(Option.DATABASE_PASSWORD));
    }

    void publish(Settings settings) {
        settings.set(Option.DATABASE_URL, url);
        settings.set(Option.DATABASE_USER, user);
        settings.set(Option.DATABASE_PASSWORD, password);
    }

    Connection connect() throws SQLException {
        return connect(PATIENCE_SECONDS);
    }

    /** For who asks what takes long to answer. */
    Connection patiently() throws SQLException {
        return connect("0");
    }

    private Connection connect(String silenceSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", silenceSeconds);
        return DriverManager.getConnection(url, properties);
    }

    /** Fails in one line that tells an unreachable server from a refused sign-in. */
    void check() {
        try (Connection connection = connect()) {
            if (!connection.isValid(1)) {
                throw new StartFailure("the database at " + place() + " does not answer");
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    StartFailure failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return new StartFailure(
                    "the database at " + place() + " refuses the user '" + user + "' or its password", e);
        }
        if (state.equals("3D000")) {
            return new StartFailure("there is no such database as " + place() + "; create it first", e);
        }
        return new StartFailure("the database at " + place() + " is unreachable: " + oneLine(e), e);
    }

    /** Where it is, without the parameters of the address: a password may be among them. */
    String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
