package io.gatehouse.scanner;

import java.util.UUID;

/**
 * On whatever node it was done: what scanners may do at this event may be different now, or some of them are commanded.
 * Told to each node by its own watch, within a second; also now and then when nothing happened.
 */
public record FleetChanged(UUID eventId) {}
