package io.gatehouse.network;

/**
 * Proof of who answers.
 *
 * @param publicKey the 32 bytes of an Ed25519 key, in base64url
 * @param origin the address by which we were asked
 * @param signature over {@link io.gatehouse.network.choice.SignedText#identity}
 */
public record SiteIdentity(String instance, String publicKey, String nonce, String origin, String signature) {}
