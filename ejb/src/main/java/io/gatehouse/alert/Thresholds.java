package io.gatehouse.alert;

import java.time.Duration;

/**
 * From when on something looks wrong.
 *
 * @param refusals of one code within the window
 * @param signIns refused, of one account or address, within the window
 * @param clock how far a scanner's clock may be off
 */
record Thresholds(int refusals, int signIns, Duration window, Duration clock) {}
