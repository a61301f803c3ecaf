package io.gatehouse.staff;

import org.jspecify.annotations.Nullable;

/**
 * What an identity provider vouches for, checked already.
 *
 * @param email verified by the provider, and of a domain that may come in
 * @param role what an account would have that is made for this person; none: no account is made
 */
public record ProvenIdentity(
        String issuer,
        String subject,
        String email,
        String name,
        @Nullable Role role) {}
