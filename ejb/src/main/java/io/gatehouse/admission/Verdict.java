package io.gatehouse.admission;

/** What a scanner is told. It never changes. */
public enum Verdict {
    ADMITTED,
    EXITED,
    REFUSED
}
