package io.gatehouse.micro.tls;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Certificates by our own authority, for what this machine is called at the moment. Nodes on one machine share the
 * authority, and each has a certificate of its own, which it keeps: a browser that was told to accept it goes on doing so.
 */
final class Issued implements Source {

    static final String ROOT = "authority.crt";
    static final String ISSUER = "issuer.crt";
    static final String ISSUER_KEY = "issuer.key";

    private static final Logger LOG = Logger.getLogger(Issued.class.getName());
    private static final Duration AHEAD = Duration.ofDays(30);

    /** Before which nothing of this was written: a clock that says so is wrong. */
    private static final Instant LEAST = LocalDate.of(2026, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final Path own;
    private final Supplier<Hosts> hosts;
    private final Authority authority;

    /**
     * @param shared folder of the authority
     * @param own folder of this node's certificate
     */
    Issued(Path shared, Path own, Supplier<Hosts> hosts, Instant now) {
        this.own = own;
        this.hosts = hosts;
        this.authority = authority(shared, now);
    }

    @Override
    public Credential first(Instant now) {
        return kept().filter(credential -> !isDue(credential.certificate(), wanted(), now))
                .orElseGet(() -> issue(now));
    }

    @Override
    public Optional<Credential> next(Credential current, Instant now) {
        return isDue(current.certificate(), wanted(), now) ? Optional.of(issue(now)) : Optional.empty();
    }

    @Override
    public Optional<X509Certificate> authority() {
        return Optional.of(authority.root());
    }

    /** An address that is gone is no reason: it may be back in a minute. */
    private boolean isDue(X509Certificate certificate, Hosts wanted, Instant now) {
        return isNearItsEnd(certificate, now)
                || now.isBefore(certificate.getNotBefore().toInstant())
                || !Hosts.of(certificate).covers(wanted);
    }

    /** Never one that ends with the authority itself: another would end no later, and be as due as this one. */
    private boolean isNearItsEnd(X509Certificate certificate, Instant now) {
        Instant ends = certificate.getNotAfter().toInstant();
        return now.isAfter(ends.minus(AHEAD))
                && ends.isBefore(authority.issuer().getNotAfter().toInstant());
    }

    private Hosts wanted() {
        return authority.permitted(hosts.get());
    }

    private Credential issue(Instant now) {
        Credential issued = authority.issue(wanted(), now);
        try {
            PrivateFile.folder(own);
            PrivateFile.write(own.resolve("server.key"), Pem.text(issued.key()));
            PrivateFile.write(own.resolve("server.crt"), Pem.text(issued.chain()));
        } catch (IOException e) {
            LOG.warning(() -> "The new certificate is lost with this run, for it can't be kept: " + e);
        }
        return issued;
    }

    /** What an earlier run left, if it is whole and of this authority. */
    private Optional<Credential> kept() {
        Path certificates = own.resolve("server.crt");
        Path key = own.resolve("server.key");
        if (!Files.exists(certificates) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            List<PrivateKey> keys = Pem.read(Files.readString(key)).keys();
            List<X509Certificate> chain =
                    Pem.read(Files.readString(certificates)).certificates();
            return keys.size() == 1
                            && chain.size() == 2
                            && chain.get(1).equals(authority.issuer())
                            && Fit.isInOrder(chain)
                            && Fit.fits(keys.get(0), chain.get(0))
                            && isPermitted(chain.get(0))
                    ? Optional.of(new Credential(keys.get(0), chain))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private boolean isPermitted(X509Certificate certificate) {
        Hosts named = Hosts.of(certificate);
        return authority.permitted(named).equals(named);
    }

    private static Authority authority(Path folder, Instant now) {
        try {
            PrivateFile.folder(folder);
            // nodes that start together must not make two
            try (RandomAccessFile lockFile =
                            new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
                    FileLock lock = lockFile.getChannel().lock()) {
                Authority found = Files.exists(folder.resolve(ROOT)) ? load(folder, now) : make(folder, now);
                if (!lock.isValid()) {
                    throw new IOException("lost its lock");
                }
                return found;
            }
        } catch (IOException e) {
            throw new CertificateProblem("the folder " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    /** The root is written last: without it, what else is there counts as never made. */
    private static Authority make(Path folder, Instant now) throws IOException {
        if (now.isBefore(LEAST)) {
            throw new CertificateProblem(
                    "this machine's clock says " + now + ", by which no certificate can be made; set it");
        }
        Authority made = Authority.make(Hosts.machineName().orElse("gatehouse"), now);
        PrivateFile.write(folder.resolve(ISSUER_KEY), Pem.text(made.issuerKey()));
        PrivateFile.write(folder.resolve(ISSUER), Pem.text(List.of(made.issuer())));
        PrivateFile.write(folder.resolve(ROOT), Pem.text(List.of(made.root())));
        return made;
    }

    private static Authority load(Path folder, Instant now) {
        try {
            List<X509Certificate> root =
                    Pem.read(Files.readString(folder.resolve(ROOT))).certificates();
            List<X509Certificate> issuer =
                    Pem.read(Files.readString(folder.resolve(ISSUER))).certificates();
            List<PrivateKey> key =
                    Pem.read(Files.readString(folder.resolve(ISSUER_KEY))).keys();
            if (root.size() != 1
                    || issuer.size() != 1
                    || key.size() != 1
                    || !Fit.isSignedBy(issuer.get(0), root.get(0))
                    || !Fit.fits(key.get(0), issuer.get(0))) {
                throw damaged(folder, "what is in it doesn't belong together", null);
            }
            if (!now.isBefore(issuer.get(0).getNotAfter().toInstant())) {
                throw new CertificateProblem(
                        "the authority in " + folder + " has expired; move the folder away to get a"
                                + " new one, which every device must then trust anew");
            }
            return new Authority(root.get(0), issuer.get(0), key.get(0));
        } catch (IOException e) {
            throw damaged(folder, String.valueOf(e), e);
        }
    }

    private static CertificateProblem damaged(Path folder, String why, @Nullable Throwable cause) {
        return new CertificateProblem(
                "the authority in " + folder + " is damaged (" + why
                        + "); bring the folder back from a backup, or move it"
                        + " away to get a new one, which every device must then trust anew",
                cause);
    }
}
