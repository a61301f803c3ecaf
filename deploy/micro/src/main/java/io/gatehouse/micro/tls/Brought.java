package io.gatehouse.micro.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** A certificate that the operator brings, and replaces whenever it suits: the files are read anew when they change. */
final class Brought implements Source {

    private static final Logger LOG = Logger.getLogger(Brought.class.getName());

    private final Path certificateFile;
    private final Optional<Path> keyFile;
    private final String password;
    private byte[] known = new byte[0];

    /** A look every two seconds must not fill the log with one sentence. */
    private String said = "";

    /** @param keyFile none if the first is a PKCS#12 file, or holds the key too */
    Brought(Path certificateFile, Optional<Path> keyFile, String password) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.password = password;
    }

    /** Also one whose dates are wrong: a door with a warning is better than none, and the clock may be the one at fault. */
    @Override
    public Credential first(Instant now) {
        known = content();
        return taken(read());
    }

    /**
     * Half of two files may be new: then what is there does not fit yet. What is no good is looked at again each time, for
     * it may become so by itself: its first day comes, or somebody lets us read it.
     */
    @Override
    public Optional<Credential> next(Credential current, Instant now) {
        try {
            byte[] content = content();
            if (Arrays.equals(content, known)) {
                said = "";
                return Optional.empty();
            }
            Credential found = read();
            Optional<String> outOfDate = found.outOfDate(now);
            if (outOfDate.isPresent() && current.outOfDate(now).isEmpty()) {
                throw new CertificateProblem(certificateFile + ": " + outOfDate.get());
            }
            known = content;
            said = "";
            return found.equals(current) ? Optional.empty() : Optional.of(taken(found));
        } catch (CertificateProblem e) {
            say("The certificate stays as it is: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<X509Certificate> authority() {
        return Optional.empty();
    }

    private Credential taken(Credential found) {
        X509Certificate own = found.certificate();
        if (found.chain().size() == 1 && !Fit.isSignedBy(own, own)) {
            LOG.warning(() -> certificateFile + " holds the server's certificate only; phones will refuse it unless the"
                    + " one that signed it follows (with Let's Encrypt: fullchain.pem)");
        }
        return found;
    }

    private void say(String problem) {
        if (!problem.equals(said)) {
            said = problem;
            LOG.warning(problem);
        }
    }

    private byte[] content() {
        byte[] certificate = bytes(certificateFile);
        byte[] key = keyFile.map(Brought::bytes).orElse(new byte[0]);
        byte[] both = Arrays.copyOf(certificate, certificate.length + key.length);
        System.arraycopy(key, 0, both, certificate.length, key.length);
        return both;
    }

    private Credential read() {
        byte[] content = bytes(certificateFile);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Credential found = Pem.isPem(text) ? pem(text) : pkcs12(content);
        check(found);
        return found;
    }

    private Credential pem(String text) {
        List<X509Certificate> chain = parse(certificateFile, text).certificates();
        if (chain.isEmpty()) {
            throw new CertificateProblem(certificateFile + " holds no certificate; it must be the server's own, in PEM,"
                    + " followed by the one that signed it");
        }
        Path from = keyFile.orElse(certificateFile);
        Pem keys = parse(from, new String(bytes(from), StandardCharsets.ISO_8859_1));
        if (keys.keys().isEmpty() && keys.encryptedKey()) {
            throw new CertificateProblem(
                    "the key in " + from + " is encrypted; write it without a password (openssl pkey"
                            + " -in old.key -out new.key), readable by this user alone, or bring a PKCS#12 file with"
                            + " gatehouse.tls.password");
        }
        if (keys.keys().isEmpty()) {
            throw new CertificateProblem(
                    keyFile.isPresent()
                            ? from + " holds no private key in PEM"
                            : from + " holds no private key; name its file with gatehouse.tls.key");
        }
        return new Credential(keys.keys().get(0), chain);
    }

    private static Pem parse(Path file, String text) {
        try {
            return Pem.read(text);
        } catch (IOException e) {
            throw new CertificateProblem(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private Credential pkcs12(byte[] content) {
        if (keyFile.isPresent()) {
            throw new CertificateProblem(certificateFile + " is not in PEM; convert it (openssl x509 -inform der -in "
                    + certificateFile.getFileName() + " -out certificate.pem)");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return new Credential(key, chain);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateProblem(
                    certificateFile + " is neither PEM nor a PKCS#12 file that gatehouse.tls.password opens ("
                            + e.getMessage() + ")",
                    e);
        }
        throw new CertificateProblem(certificateFile + " holds no private key with a certificate");
    }

    private void check(Credential found) {
        X509Certificate own = found.certificate();
        if (!Fit.fits(found.key(), own)) {
            boolean other = found.chain().stream().anyMatch(certificate -> Fit.fits(found.key(), certificate));
            throw new CertificateProblem(
                    other
                            ? "the chain in " + certificateFile
                                    + " is in the wrong order; the server's own certificate comes"
                                    + " first, then the one that signed it"
                            : "the key in " + keyFile.orElse(certificateFile) + " doesn't fit the certificate in "
                                    + certificateFile + " (" + own.getSubjectX500Principal() + ")");
        }
        if (!Fit.isInOrder(found.chain())) {
            throw new CertificateProblem("the chain in " + certificateFile + " is broken or in the wrong order; each"
                    + " certificate must be followed by the one that signed it");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CertificateProblem(
                    "can't read " + file + " (" + e + "); it must be there and readable by this user", e);
        }
    }
}
