package io.gatehouse.scanner;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the rights and commands of events have counted up to. */
final class VersionStore {

    private final DataSource source;

    VersionStore(DataSource source) {
        this.source = source;
    }

    Map<UUID, Versions> of(Collection<UUID> eventIds) {
        Map<UUID, Versions> found = new HashMap<>();
        Statements.read(
                source,
                "SELECT event_id, version, commands FROM event_rights WHERE event_id = ANY (?)",
                row -> found.put(row.getObject(1, UUID.class), new Versions(row.getLong(2), row.getLong(3))),
                Statements.ids(eventIds));
        return found;
    }
}
