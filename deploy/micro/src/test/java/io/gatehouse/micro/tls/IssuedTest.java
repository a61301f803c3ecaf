package io.gatehouse.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path data;

    private Hosts hosts = hosts("192.168.5.2");

    @Test
    void theNextStartHasTheSameAuthorityAndTheSameCertificate() {
        Issued first = issued(NOW);
        Credential shown = first.first(NOW);
        Issued second = issued(NOW.plus(Duration.ofDays(1)));

        assertThat(second.authority()).isEqualTo(first.authority()).isPresent();
        assertThat(second.first(NOW.plus(Duration.ofDays(1))).chain()).isEqualTo(shown.chain());
    }

    @Test
    void itIsRenewedThirtyDaysBeforeItsEnd() {
        Issued issued = issued(NOW);
        Credential shown = issued.first(NOW);

        assertThat(issued.next(shown, NOW.plus(Duration.ofDays(59)))).isEmpty();
        assertThat(issued.next(shown, NOW.plus(Duration.ofDays(61))))
                .hasValueSatisfying(next -> assertThat(next.ends()).isEqualTo(NOW.plus(Duration.ofDays(151))));
    }

    @ParameterizedTest
    @ValueSource(longs = {29 * 24 * 60, 60, 1, -1})
    void inTheAuthoritysLastDaysOneIsEnough(long minutes) {
        Issued issued = issued(NOW);
        Instant ends = issued.authority().orElseThrow().getNotAfter().toInstant();
        Credential last = issued.first(ends.minus(Duration.ofDays(30)));

        assertThat(last.ends()).isEqualTo(ends);
        assertThat(issued.next(last, ends.minus(Duration.ofMinutes(minutes)))).isEmpty();
    }

    @Test
    void aNewAddressAsksEvenThen() {
        Issued issued = issued(NOW);
        Instant late =
                issued.authority().orElseThrow().getNotAfter().toInstant().minus(Duration.ofDays(3));
        Credential shown = issued.first(late);

        hosts = hosts("192.168.5.2", "10.0.0.9");
        Credential next = issued.next(shown, late).orElseThrow();
        assertThat(issued.next(next, late)).isEmpty();
    }

    @Test
    void aNewAddressAsksForANewOneAndALostOneDoesNot() {
        Issued issued = issued(NOW);
        Credential shown = issued.first(NOW);

        hosts = hosts("192.168.5.2", "10.0.0.9");
        Credential next = issued.next(shown, NOW).orElseThrow();
        assertThat(Hosts.of(next.certificate()).covers(hosts)).isTrue();
        hosts = hosts("10.0.0.9");
        assertThat(issued.next(next, NOW)).isEmpty();
    }

    /** As after a move to a box of another name, or a new name for this one. */
    @Test
    void whatTheAuthorityWasNotMadeForIsLeftOutAndTheRestIsTrusted() throws IOException, GeneralSecurityException {
        keep(Authority.make("gate-1", NOW));
        hosts = new Hosts(Set.of(Hosts.address("192.168.5.2")), Hosts.namesOf("gate-2"));
        Issued issued = issued(NOW);
        Credential shown = issued.first(NOW);

        assertThat(Hosts.of(shown.certificate()).names()).containsExactlyInAnyOrder("localhost", "gate-2.local");
        assertThat(Hosts.of(shown.certificate()).addresses()).isEqualTo(hosts.addresses());
        validate(issued, shown);
        assertThat(issued.next(shown, NOW))
                .as("what can't be in it is no reason")
                .isEmpty();
        assertThat(issued(NOW).first(NOW).chain()).isEqualTo(shown.chain());
    }

    @Test
    void oneThatWasIssuedForTooMuchIsReplaced() throws IOException, GeneralSecurityException {
        Authority authority = Authority.make("gate-1", NOW);
        keep(authority);
        hosts = new Hosts(Set.of(), Hosts.namesOf("gate-2"));
        Credential refused = authority.issue(hosts, NOW);
        Files.writeString(data.resolve("tls/server.key"), Pem.text(refused.key()));
        Files.writeString(data.resolve("tls/server.crt"), Pem.text(refused.chain()));

        Issued issued = issued(NOW);
        validate(issued, issued.first(NOW));
    }

    @Test
    void aClockThatWasAheadIsMadeUpFor() {
        Issued issued = issued(NOW.plus(Duration.ofDays(400)));
        Credential ahead = issued.first(NOW.plus(Duration.ofDays(400)));

        assertThat(issued.next(ahead, NOW)).isPresent();
    }

    @Test
    void aClockThatKnowsNoDateMakesNoAuthority() {
        assertThatExceptionOfType(CertificateProblem.class)
                .isThrownBy(() -> issued(Instant.EPOCH))
                .withMessageContaining("clock");
        assertThat(data.resolve("tls/authority.crt")).doesNotExist();
    }

    @Test
    void keysAreForThisUserOnly() throws IOException {
        issued(NOW).first(NOW);
        for (String key : new String[] {"issuer.key", "server.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls/" + key))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls"))))
                .isEqualTo("rwx------");
    }

    @Test
    void nodesOfOneDataFolderShareTheAuthorityAndHaveCertificatesOfTheirOwn() {
        Issued first = issued(NOW);
        Issued second = new Issued(data.resolve("tls"), data.resolve("node-2/tls"), () -> hosts, NOW);

        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(second.first(NOW).certificate())
                .isNotEqualTo(first.first(NOW).certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"authority.crt", "issuer.crt", "issuer.key"})
    void aDamagedAuthorityIsNotReplacedInSilence(String file) throws IOException {
        issued(NOW);
        Files.writeString(data.resolve("tls").resolve(file), "damaged");

        assertThatExceptionOfType(CertificateProblem.class)
                .isThrownBy(() -> issued(NOW))
                .withMessageContaining(data.resolve("tls").toString())
                .withMessageContaining("backup");
    }

    @Test
    void anAuthorityOfAnotherInstallationsKeyIsDamaged() throws IOException {
        issued(NOW);
        new Issued(data.resolve("other"), data.resolve("other"), () -> hosts, NOW);
        Files.copy(
                data.resolve("other/issuer.key"), data.resolve("tls/issuer.key"), StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(CertificateProblem.class).isThrownBy(() -> issued(NOW));
    }

    @Test
    void anExpiredAuthorityIsNamed() {
        issued(NOW);
        assertThatExceptionOfType(CertificateProblem.class)
                .isThrownBy(() -> issued(NOW.plus(Authority.LIFE)))
                .withMessageContaining("expired");
    }

    @Test
    void aCertificateThatIsDamagedIsIssuedAnew() throws IOException {
        Credential shown = issued(NOW).first(NOW);
        Files.writeString(data.resolve("tls/server.key"), "damaged");

        assertThat(issued(NOW).first(NOW).certificate()).isNotEqualTo(shown.certificate());
    }

    private Issued issued(Instant now) {
        return new Issued(data.resolve("tls"), data.resolve("tls"), () -> hosts, now);
    }

    private void keep(Authority authority) throws IOException {
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(data.resolve("tls/issuer.key"), Pem.text(authority.issuerKey()));
        Files.writeString(data.resolve("tls/issuer.crt"), Pem.text(List.of(authority.issuer())));
        Files.writeString(data.resolve("tls/authority.crt"), Pem.text(List.of(authority.root())));
    }

    private static void validate(Issued issued, Credential shown) throws GeneralSecurityException {
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(issued.authority().orElseThrow(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(shown.chain()), parameters);
    }

    private static Hosts hosts(String... addresses) {
        Set<InetAddress> found = Stream.of(addresses).map(Hosts::address).collect(Collectors.toSet());
        return new Hosts(found, Set.of("localhost"));
    }
}
