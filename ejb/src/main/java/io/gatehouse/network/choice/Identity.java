package io.gatehouse.network.choice;

/** What an address answered to {@code /api/system/identity}, word for word and not believed yet. */
public record Identity(String instance, String publicKey, String nonce, String origin, String signature) {}
