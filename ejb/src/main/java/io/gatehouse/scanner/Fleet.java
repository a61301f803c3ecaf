package io.gatehouse.scanner;

import io.gatehouse.common.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All scanners of an event as they fare now, for pictures that the server draws. Who may look is asked by who shows them. */
@Stateless
@PermitAll
public class Fleet {

    private static final int MOST = 2_000;

    @Inject
    private ScannerStore store;

    @Inject
    private Roster roster;

    @Inject
    private HeartbeatStore heartbeats;

    /** Which scanners, of whatever event, have beaten since then, by the address that they beat from. */
    public Map<String, UUID> addresses(Instant since) {
        return heartbeats.addresses(since);
    }

    /** The newest first. */
    public List<Scanner> of(UUID eventId) {
        return roster.of(store.newest(eventId, new Page.Request(Long.MAX_VALUE, MOST)));
    }
}
