package io.gatehouse.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroughtTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Authority AUTHORITY = Authority.make("venue", NOW.minus(Duration.ofDays(200)));
    private static final Hosts HOSTS = new Hosts(Set.of(), Set.of("gate.local"));
    private static final Credential GOOD = AUTHORITY.issue(HOSTS, NOW);
    private static final Credential OTHER = AUTHORITY.issue(HOSTS, NOW);

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void bring() {
        certificate = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
        bring(GOOD.chain(), GOOD.key());
    }

    @Test
    void aChainAndItsKeyAreTaken() {
        assertThat(read()).isEqualTo(GOOD);
    }

    /** As "openssl ecparam -genkey" and "openssl genrsa" wrote them. */
    @Test
    void theOlderFormOfAKeyIsTakenToo() {
        write(key, pem(GOOD.key()));
        assertThat(read().chain()).isEqualTo(GOOD.chain());
        assertThat(content(key)).contains("BEGIN EC PRIVATE KEY");
    }

    @Test
    void bothMayStandInOneFile() {
        write(certificate, Pem.text(GOOD.key()) + Pem.text(GOOD.chain()));
        assertThat(new Brought(certificate, Optional.empty(), "").first(NOW)).isEqualTo(GOOD);
    }

    @Test
    void aPkcs12FileIsOpenedByItsPassword() throws GeneralSecurityException, IOException {
        Path store = pkcs12("from-the-it");
        assertThat(new Brought(store, Optional.empty(), "from-the-it").first(NOW))
                .isEqualTo(GOOD);
        assertThatExceptionOfType(CertificateProblem.class)
                .isThrownBy(() -> new Brought(store, Optional.empty(), "guessed").first(NOW))
                .withMessageContaining("gatehouse.tls.password");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        bring(GOOD.chain(), OTHER.key());
        refused("doesn't fit");
    }

    @Test
    void aChainInTheWrongOrderIsRefused() {
        bring(List.of(GOOD.chain().get(1), GOOD.chain().get(0)), GOOD.key());
        refused("wrong order");
    }

    @Test
    void aChainWithSomethingElseInItIsRefused() {
        bring(List.of(GOOD.certificate(), Authority.make("other", NOW).root()), GOOD.key());
        refused("broken");
    }

    /** A server that stays away is worse than one with a warning, at the doors. */
    @Test
    void anExpiredOneIsShownAndSaysSoWithItsDate() {
        Credential old = expired();
        bring(old.chain(), old.key());

        assertThat(read()).isEqualTo(old);
        assertThat(old.outOfDate(NOW))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("expired", old.ends().toString()));
    }

    @Test
    void oneThatIsNotYetValidIsShownAndAsksForTheClock() {
        Credential early = AUTHORITY.issue(HOSTS, NOW.plus(Duration.ofDays(3)));
        bring(early.chain(), early.key());

        assertThat(read()).isEqualTo(early);
        assertThat(early.outOfDate(NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("not valid before", "clock"));
    }

    /** As the cross-signed one that Let's Encrypt sent along for years. */
    @Test
    void anOldRootBehindAGoodOneIsNobodysConcern() {
        Authority old = Authority.make("venue", NOW.minus(Authority.LIFE).minus(Duration.ofDays(5)));
        Credential good = new Credential(GOOD.key(), List.of(GOOD.certificate(), old.root()));

        assertThat(old.root().getNotAfter()).isBefore(NOW);
        assertThat(good.outOfDate(NOW)).isEmpty();
    }

    @Test
    void theDatesOfTheWholeChainKeepNothingFromStarting() {
        Instant longAfter = AUTHORITY.root().getNotAfter().toInstant().plusSeconds(1);
        bring(List.of(GOOD.certificate(), AUTHORITY.issuer(), AUTHORITY.root()), GOOD.key());

        assertThat(new Brought(certificate, Optional.of(key), "")
                        .first(longAfter)
                        .chain())
                .hasSize(3);
    }

    @Test
    void whatIsGoodIsNotGivenUpForWhatIsExpired() {
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);
        Credential old = expired();
        bring(old.chain(), old.key());

        assertThat(brought.next(shown, NOW)).isEmpty();
        bring(OTHER.chain(), OTHER.key());
        assertThat(brought.next(old, NOW)).contains(OTHER);
    }

    @Test
    void anEncryptedKeyIsToldHowToDecrypt() throws IOException, GeneralSecurityException {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("secret".toCharArray())),
                new PBEParameterSpec(new byte[8], 1000));
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(
                cipher.getParameters(), cipher.doFinal(GOOD.key().getEncoded()));
        write(
                key,
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(encrypted.getEncoded())
                        + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
        refused("encrypted", "openssl pkey");
    }

    @Test
    void filesThatAreMissingEmptyOrMixedUpAreNamed() throws IOException {
        write(key, Pem.text(GOOD.chain()));
        refused("no private key", key.toString());
        write(certificate, Pem.text(GOOD.key()));
        refused("no certificate", certificate.toString());
        write(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        refused("damaged", certificate.toString());
        Files.delete(certificate);
        refused("can't read", certificate.toString());
    }

    @Test
    void aNewOneIsPickedUpOnceBothFilesAreThere() {
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);
        assertThat(brought.next(shown, NOW)).isEmpty();

        write(certificate, Pem.text(OTHER.chain()));
        assertThat(brought.next(shown, NOW)).as("the key is still the old one").isEmpty();
        write(key, Pem.text(OTHER.key()));
        assertThat(brought.next(shown, NOW)).contains(OTHER);
        assertThat(brought.next(OTHER, NOW)).isEmpty();
    }

    @Test
    void whatIsNoGoodChangesNothing() throws IOException {
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);

        write(certificate, "");
        assertThat(brought.next(shown, NOW)).isEmpty();
        Files.delete(key);
        assertThat(brought.next(shown, NOW)).isEmpty();
        bring(OTHER.chain(), OTHER.key());
        assertThat(brought.next(shown, NOW)).contains(OTHER);
    }

    @Test
    void oneThatIsNotYetValidIsTakenWhenItsTimeComes() {
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);
        Instant later = NOW.plus(Duration.ofMinutes(10));
        Credential early = AUTHORITY.issue(HOSTS, later.plus(Duration.ofDays(1)));
        bring(early.chain(), early.key());

        assertThat(brought.next(shown, NOW)).isEmpty();
        assertThat(brought.next(shown, later)).contains(early);
    }

    @Test
    void theSameIsSaidOnce() throws IOException {
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);
        List<String> log = new ArrayList<>();
        Listening listening = new Listening(log);
        try (listening) {
            Files.delete(key);
            look(brought, shown);
            look(brought, shown);
            assertThat(log).singleElement().asString().contains("can't read", key.toString());

            bring(GOOD.chain(), OTHER.key());
            look(brought, shown);
            look(brought, shown);
            assertThat(log).hasSize(2).last().asString().contains("doesn't fit");

            bring(GOOD.chain(), GOOD.key());
            look(brought, shown);
            Files.delete(key);
            look(brought, shown);
            assertThat(log).as("it was well in between").hasSize(3);
        }
    }

    @Test
    void aChainThatIsTooShortIsSaidOnceToo() {
        Credential early = AUTHORITY.issue(HOSTS, NOW.plus(Duration.ofDays(3)));
        Brought brought = new Brought(certificate, Optional.of(key), "");
        Credential shown = brought.first(NOW);
        bring(List.of(early.certificate()), early.key());
        List<String> log = new ArrayList<>();
        Listening listening = new Listening(log);
        try (listening) {
            look(brought, shown);
            look(brought, shown);
            assertThat(brought.next(shown, NOW.plus(Duration.ofDays(3)))).isPresent();
        }
        assertThat(log).hasSize(2).last().asString().contains("only");
    }

    private static void look(Brought brought, Credential shown) {
        assertThat(brought.next(shown, NOW)).isEmpty();
    }

    private static final class Listening extends Handler implements AutoCloseable {

        private static final Logger LOG = Logger.getLogger(Brought.class.getName());

        private final List<String> log;

        Listening(List<String> log) {
            this.log = log;
            LOG.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            LOG.removeHandler(this);
        }
    }

    private static Credential expired() {
        return AUTHORITY.issue(HOSTS, NOW.minus(Duration.ofDays(91)));
    }

    private Credential read() {
        return new Brought(certificate, Optional.of(key), "").first(NOW);
    }

    private void refused(String... words) {
        assertThatExceptionOfType(CertificateProblem.class)
                .isThrownBy(this::read)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(words));
    }

    private void bring(List<X509Certificate> chain, PrivateKey with) {
        write(certificate, Pem.text(chain));
        write(key, Pem.text(with));
    }

    private Path pkcs12(String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", GOOD.key(), password.toCharArray(), GOOD.chain().toArray(Certificate[]::new));
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static String pem(PrivateKey key) {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(
                    "EC PRIVATE KEY",
                    new ECPrivateKey(
                                    256,
                                    ((java.security.interfaces.ECPrivateKey) key).getS(),
                                    SECObjectIdentifiers.secp256r1)
                            .getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
