package io.gatehouse.scanner;

/** {@code EXPIRED} is how an approved scanner looks after its time; it is never stored. */
public enum ScannerStatus {
    PENDING,
    APPROVED,
    SUSPENDED,
    REVOKED,
    EXPIRED
}
