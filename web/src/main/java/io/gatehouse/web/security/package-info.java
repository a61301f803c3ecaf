/**
 * Who is calling, from where, and over what. One authentication mechanism serves both worlds: bearer tokens for {@code
 * /api}, which knows no cookie, and a session for the console. Every right is read anew on every call. What goes for
 * every answer (headers, origins, transport) is decided at the front door.
 */
@NullMarked
package io.gatehouse.web.security;

import org.jspecify.annotations.NullMarked;
