package io.gatehouse.discovery;

import io.gatehouse.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What an administrator chose. */
final class SettingStore {

    private SettingStore() {}

    static DiscoverySettings read(Sql sql) throws SQLException {
        return sql.one("SELECT * FROM discovery_setting", SettingStore::settings)
                .orElseThrow();
    }

    /** Locked, so that of two changes each tells what it really changed. */
    static DiscoverySettings readToChange(Sql sql) throws SQLException {
        return sql.one("SELECT * FROM discovery_setting FOR UPDATE", SettingStore::settings)
                .orElseThrow();
    }

    static void change(Sql sql, DiscoverySettings now) throws SQLException {
        sql.run(
                """
                UPDATE discovery_setting
                   SET enabled = ?, subnets = ?, sweep = ?, mdns = ?, ssdp = ?, interval_seconds = ?, history = ?
                """,
                now.enabled(),
                new Sql.Values("text", now.subnets()),
                now.sweep(),
                now.mdns(),
                now.ssdp(),
                now.intervalSeconds(),
                now.history());
    }

    private static DiscoverySettings settings(ResultSet row) throws SQLException {
        return new DiscoverySettings(
                row.getBoolean("enabled"),
                List.of((String[]) row.getArray("subnets").getArray()),
                row.getBoolean("sweep"),
                row.getBoolean("mdns"),
                row.getBoolean("ssdp"),
                row.getInt("interval_seconds"),
                row.getBoolean("history"));
    }
}
