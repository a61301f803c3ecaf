package io.gatehouse.scanner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A checkpoint that is served, in a set of them: EclipseLink stores a bare UUID there as a text. */
@Embeddable
@SuppressWarnings("NullAway.Init")
class Served {

    @Column(name = "checkpoint_id")
    private UUID checkpointId;

    protected Served() {}

    private Served(UUID checkpointId) {
        this.checkpointId = checkpointId;
    }

    static Set<Served> all(Set<UUID> checkpointIds) {
        return checkpointIds.stream().map(Served::new).collect(Collectors.toSet());
    }

    static Set<UUID> ids(Set<Served> all) {
        return all.stream().map(served -> served.checkpointId).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Served served && served.checkpointId.equals(checkpointId);
    }

    @Override
    public int hashCode() {
        return checkpointId.hashCode();
    }
}
