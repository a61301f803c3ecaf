package io.gatehouse.admission.rules;

public enum Direction {
    ENTRY,
    EXIT
}
