package io.gatehouse.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Authority AUTHORITY = Authority.make("gate-7", NOW);

    @Test
    void whoTrustsTheRootAloneTrustsWhatIsIssued() {
        assertThatNoException().isThrownBy(() -> validate(hosts("192.168.5.2", "gate-7.local")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.0.1",
                "127.0.0.1",
                "::1",
                "fd00::7",
                "fe80::1",
                "localhost",
                "printer.local",
                "box.lan",
                "box.home.arpa",
                "box.internal",
                "gate-7",
            })
    void allThatIsLocalMayBeIssuedFor(String host) {
        assertThatNoException().isThrownBy(() -> validate(hosts(host)));
    }

    /** The issuer's key is all that can be stolen, and this is what it is worth to the thief. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "www.example.org",
                "local.example.org",
                "notlocal",
                "dev",
                "8.8.8.8",
                "172.32.0.1",
                "100.64.0.1",
                "2001:db8::1",
            })
    void whatIsOnTheInternetIsRefusedByWhoeverTrustsTheRoot(String host) {
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(hosts(host)))
                .withMessageContaining("name constraints");
    }

    @Test
    void itKnowsWhatItMaySignFor() {
        Hosts wanted = hosts("192.168.5.2", "localhost", "gate-7", "gate-8", "gate-8.local", "box.lan", "mylan");

        assertThat(AUTHORITY.permitted(wanted))
                .isEqualTo(hosts("192.168.5.2", "localhost", "gate-7", "gate-8.local", "box.lan"));
    }

    @Test
    void itCanNotMakeFurtherAuthorities() {
        assertThat(AUTHORITY.issuer().getBasicConstraints()).isZero();
        assertThat(AUTHORITY.issuer().getCriticalExtensionOIDs()).contains("2.5.29.30", "2.5.29.19", "2.5.29.15");
        assertThat(AUTHORITY.root().getCriticalExtensionOIDs()).contains("2.5.29.30", "2.5.29.19", "2.5.29.15");
    }

    @Test
    void theKeyOfWhatPeopleTrustIsForgotten() {
        assertThat(Fit.fits(AUTHORITY.issuerKey(), AUTHORITY.root())).isFalse();
        assertThat(Fit.fits(AUTHORITY.issuerKey(), AUTHORITY.issuer())).isTrue();
    }

    @Test
    void itLastsTenYearsAndWhatItIssuesNinetyDays() {
        Instant tenYears = Instant.parse("2036-11-21T10:00:00Z");
        assertThat(AUTHORITY.root().getNotAfter().toInstant()).isEqualTo(tenYears);
        assertThat(AUTHORITY.issuer().getNotAfter().toInstant()).isEqualTo(tenYears);
        assertThat(AUTHORITY.issue(hosts("localhost"), NOW).ends()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void nothingOutlastsIt() {
        Instant late = NOW.plus(Authority.LIFE).minus(Duration.ofDays(5));
        assertThat(AUTHORITY.issue(hosts("localhost"), late).ends()).isEqualTo(NOW.plus(Authority.LIFE));
    }

    @Test
    void severalCanBeToldApartOnAPhone() {
        String first = AUTHORITY.root().getSubjectX500Principal().getName();
        assertThat(first).matches("CN=Gatehouse CA [0-9A-F]{6} gate-7,O=Gatehouse");
        assertThat(Authority.make("gate-7", NOW)
                        .root()
                        .getSubjectX500Principal()
                        .getName())
                .isNotEqualTo(first);
    }

    @Test
    void aLongNameOfTheMachineIsCut() {
        String machine = "a".repeat(60) + ".corp.example.org";
        assertThat(Authority.make(machine, NOW).root().getSubjectX500Principal().getName())
                .startsWith("CN=Gatehouse CA ")
                .hasSize("CN=,O=Gatehouse".length() + 64);
    }

    @Test
    void aMachineNamedLikeATopLevelDomainOpensNothing() {
        Authority dev = Authority.make("dev", NOW);
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(dev, hosts("example.dev")));
        assertThatNoException().isThrownBy(() -> validate(dev, hosts("dev.local")));
    }

    private static Hosts hosts(String... hosts) {
        Set<String> addresses =
                Stream.of(hosts).filter(host -> host.matches("[0-9.]+|.*:.*")).collect(Collectors.toSet());
        return new Hosts(
                addresses.stream().map(Hosts::address).collect(Collectors.toSet()),
                Arrays.stream(hosts).filter(host -> !addresses.contains(host)).collect(Collectors.toSet()));
    }

    private static void validate(Hosts hosts) throws GeneralSecurityException {
        validate(AUTHORITY, hosts);
    }

    private static void validate(Authority authority, Hosts hosts) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(authority.issue(hosts, NOW).chain()),
                        parameters);
    }
}
