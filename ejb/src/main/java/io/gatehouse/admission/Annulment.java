package io.gatehouse.admission;

import java.time.Instant;

/** That a scan's effect was ended. */
public record Annulment(Instant at, String by, String note) {}
