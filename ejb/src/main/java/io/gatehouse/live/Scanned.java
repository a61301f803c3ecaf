package io.gatehouse.live;

import io.gatehouse.admission.Verdicts.Given;

/**
 * A verdict that was given.
 *
 * @param by the name of who scanned: the person at the scanner, or else the scanner's own
 */
public record Scanned(Given scan, String by) {}
