package io.gatehouse.micro.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A certificate that nobody renewed. */
public final class Expired {

    private Expired() {}

    /** With its key, as a PEM file. */
    public static void write(Path file) {
        Instant then = Instant.now().minus(Duration.ofDays(100));
        Credential old = Authority.make("venue", then).issue(new Hosts(Set.of(), Set.of("gate.local")), then);
        try {
            Files.writeString(file, Pem.text(old.key()) + Pem.text(old.chain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
