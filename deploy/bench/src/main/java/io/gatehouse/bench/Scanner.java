package io.gatehouse.bench;

/** A paired and approved device. */
record Scanner(String id, String token) {}
