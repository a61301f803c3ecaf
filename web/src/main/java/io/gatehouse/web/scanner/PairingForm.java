package io.gatehouse.web.scanner;

import io.gatehouse.scanner.PairingTerms;
import io.gatehouse.scanner.Profile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a new scanner may do, as it is chosen. */
public class PairingForm implements Serializable {

    private @Nullable UUID event;
    private List<UUID> checkpoints = new ArrayList<>();
    private Profile profile = Profile.FULL;
    private boolean approve;

    PairingTerms terms() {
        return new PairingTerms(Set.copyOf(checkpoints), profile, approve);
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public List<UUID> getCheckpoints() {
        return checkpoints;
    }

    public void setCheckpoints(List<UUID> checkpoints) {
        this.checkpoints = checkpoints;
    }

    public Profile getProfile() {
        return profile;
    }

    public void setProfile(Profile profile) {
        this.profile = profile;
    }

    public boolean isApprove() {
        return approve;
    }

    public void setApprove(boolean approve) {
        this.approve = approve;
    }
}
