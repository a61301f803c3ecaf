package io.gatehouse.cluster;

/** What another node said, fired for who understands that subject. */
public record Heard(String subject, String text) {}
