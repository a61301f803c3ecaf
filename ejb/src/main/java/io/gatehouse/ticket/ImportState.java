package io.gatehouse.ticket;

public enum ImportState {
    RUNNING,
    FINISHED,
    CANCELLED,
    FAILED
}
