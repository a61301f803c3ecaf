package io.gatehouse.scanner;

/** A new scanner with its token, which is shown this once. */
public record Enrolment(Scanner scanner, String token) {}
