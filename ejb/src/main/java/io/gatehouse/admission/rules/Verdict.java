package io.gatehouse.admission.rules;

/** What a scanner is told. It never changes. */
public enum Verdict {
    ADMITTED,
    EXITED,
    REFUSED
}
