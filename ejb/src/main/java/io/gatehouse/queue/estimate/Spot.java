package io.gatehouse.queue.estimate;

/**
 * Where a guest stands.
 *
 * @param waitingAhead how many wait before
 * @param inService how many are at a counter that has called nobody since
 * @param numbersAhead the difference between the guest's number and the one called last
 */
public record Spot(int waitingAhead, int inService, int numbersAhead) {}
