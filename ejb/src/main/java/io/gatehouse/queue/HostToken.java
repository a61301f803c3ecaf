package io.gatehouse.queue;

/** A host with its token, which is shown this once. */
public record HostToken(Host host, String token) {}
