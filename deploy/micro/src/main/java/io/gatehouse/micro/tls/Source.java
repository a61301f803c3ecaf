package io.gatehouse.micro.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Where the server's certificate comes from. */
interface Source {

    /** The one to begin with. */
    Credential first(Instant now);

    /** Another, if there is a reason to change to it. */
    Optional<Credential> next(Credential current, Instant now);

    /** What people must trust first, if it is not what their devices trust anyway. */
    Optional<X509Certificate> authority();
}
