package io.gatehouse.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert is new, was counted up, or is acknowledged.
 *
 * @param eventId none where it is shown with every event
 */
public record AlertChanged(@Nullable UUID eventId) {}
