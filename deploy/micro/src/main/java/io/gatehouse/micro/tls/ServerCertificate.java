package io.gatehouse.micro.tls;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The certificate that this server shows, kept fit for as long as it runs. */
public final class ServerCertificate implements AutoCloseable {

    /** By what the listener is told to ask for it. */
    public static final String KEY_ALGORITHM = ShownCertificate.ALGORITHM;

    private static final Logger LOG = Logger.getLogger(ServerCertificate.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration NEAR = Duration.ofDays(14);
    private static final Duration REMIND = Duration.ofDays(1);

    private final Source source;
    private final ShownCertificate shown;
    private final Clock clock;
    private final Thread watch = new Thread(this::keepLooking, "certificate-watch");
    private Instant reminded = Instant.EPOCH;

    private ServerCertificate(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.shown = ShownCertificate.install(source.first(clock.instant()));
    }

    /** One that the operator brings: a PEM chain and a key, or a PKCS#12 file and its password. */
    public static ServerCertificate brought(Path certificate, Optional<Path> key, String password) {
        return new ServerCertificate(new Brought(certificate, key, password), Clock.systemUTC()).watched();
    }

    /**
     * One by our own authority.
     *
     * @param shared folder of the authority, of all nodes that share a data folder
     * @param own folder of this node's certificate
     */
    public static ServerCertificate issued(Path shared, Path own) {
        Clock clock = Clock.systemUTC();
        return new ServerCertificate(new Issued(shared, own, Hosts::ofThisMachine, clock.instant()), clock).watched();
    }

    /** Where what people must trust first is kept, of {@link #issued}. */
    public static Path authorityFile(Path shared) {
        return shared.resolve(Issued.ROOT);
    }

    /** By which a person tells our authority from another, if there is one. */
    public Optional<String> authorityFingerprint() {
        return source.authority().map(Authority::fingerprint);
    }

    /** The names in it, wildcards left out. */
    public List<String> names() {
        return Hosts.of(shown.current().certificate()).names().stream()
                .filter(name -> !name.startsWith("*"))
                .toList();
    }

    /** Why devices refuse what is shown at the moment, if its dates are the reason. */
    public Optional<String> outOfDate() {
        return shown.current().outOfDate(clock.instant());
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private ServerCertificate watched() {
        remind(clock.instant());
        watch.setDaemon(true);
        watch.start();
        return this;
    }

    private void keepLooking() {
        LockSupport.parkNanos(LOOK.toNanos());
        while (!Thread.currentThread().isInterrupted()) {
            look();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look() {
        try {
            Instant now = clock.instant();
            source.next(shown.current(), now).ifPresent(next -> {
                shown.change(next);
                LOG.info(() -> "HTTPS shows a new certificate, good until " + next.ends() + ", for "
                        + Hosts.of(next.certificate()));
            });
            remind(now);
        } catch (RuntimeException e) {
            // the next look may be luckier, and the certificate that is shown is still good
            LOG.log(Level.WARNING, "Could not look after the certificate: " + e.getMessage(), e);
        }
    }

    private void remind(Instant now) {
        Instant ends = shown.current().ends();
        Optional<String> outOfDate = shown.current().outOfDate(now);
        boolean worth = outOfDate.isPresent() || now.isAfter(ends.minus(NEAR));
        if (worth && now.isAfter(reminded.plus(REMIND))) {
            reminded = now;
            LOG.warning(() -> outOfDate.orElse(
                    "The certificate of HTTPS ends at " + ends + "; nobody comes in over HTTPS after that"));
        }
    }
}
