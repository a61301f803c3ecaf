package io.gatehouse.discovery.sweep;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the system's table of neighbours.
 *
 * @param device the interface; {@code null} where the table names none that Java knows
 */
record Neighbour(String ip, String mac, @Nullable String device) {}
