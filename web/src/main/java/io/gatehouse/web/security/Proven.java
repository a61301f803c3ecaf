package io.gatehouse.web.security;

import io.gatehouse.staff.Session;
import jakarta.security.enterprise.credential.Credential;

/** A session that was opened for who showed in another way who they are; the console only has to take it over. */
public record Proven(Session session) implements Credential {}
