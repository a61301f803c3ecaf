package io.gatehouse.queue;

/** What has become of a place in line. */
public enum PlaceStatus {
    WAITING,
    CALLED,
    SERVING,
    COMPLETED,
    NO_SHOW,
    CANCELLED;

    /** Whether it is still to come, or at a counter. */
    public boolean isLive() {
        return this == WAITING || isInService();
    }

    public boolean isInService() {
        return this == CALLED || this == SERVING;
    }
}
