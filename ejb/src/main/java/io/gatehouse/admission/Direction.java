package io.gatehouse.admission;

public enum Direction {
    ENTRY,
    EXIT
}
