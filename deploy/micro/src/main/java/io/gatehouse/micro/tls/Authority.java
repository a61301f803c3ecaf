package io.gatehouse.micro.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Our own authority: a certificate for people to trust, and the issuer that it signed once. Of the two only the issuer
 * has a key that still exists.
 *
 * @param root what people trust
 */
record Authority(X509Certificate root, X509Certificate issuer, PrivateKey issuerKey) {

    static final Duration LIFE = Duration.ofDays(3652);
    static final Duration LEAF_LIFE = Duration.ofDays(90);

    /** For phones whose clock is behind. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final List<String> PRIVATE_NETWORKS =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7", "fe80::/10");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;
    private static final int TELLING_CHARACTERS = 6;

    /** Of a common name, says X.509. */
    private static final int MOST_CHARACTERS = 64;

    static Authority make(String machine, Instant now) {
        try {
            KeyPair rootKeys = keys();
            KeyPair issuerKeys = keys();
            String telling = HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(rootKeys.getPublic().getEncoded()))
                    .substring(0, TELLING_CHARACTERS);
            X500Name rootName = name("Gatehouse CA " + telling + " " + machine);
            X509Certificate root = authority(rootName, rootKeys, rootName, rootKeys.getPublic(), 1, machine, now);
            X509Certificate issuer = authority(
                    rootName,
                    rootKeys,
                    name("Gatehouse issuer " + telling + " " + machine),
                    issuerKeys.getPublic(),
                    0,
                    machine,
                    now);
            return new Authority(root, issuer, issuerKeys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("This Java can't make certificates", e);
        }
    }

    /**
     * What of these the authority may sign for: it may have been made on a machine of another name, and a certificate
     * with one name too many is refused as a whole, its addresses too.
     */
    Hosts permitted(Hosts wanted) {
        List<String> domains = permittedDomains();
        return new Hosts(
                wanted.addresses(),
                wanted.names().stream()
                        .filter(name ->
                                domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain)))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** For ninety days, if the authority itself lasts that long. */
    Credential issue(Hosts hosts, Instant now) {
        try {
            KeyPair keys = keys();
            Instant ends = Stream.of(now.plus(LEAF_LIFE), issuer.getNotAfter().toInstant())
                    .min(Instant::compareTo)
                    .orElseThrow();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            new JcaX509CertificateHolder(issuer).getSubject(),
                            serial(),
                            Date.from(now.minus(BEFORE)),
                            Date.from(ends),
                            name("Gatehouse server"),
                            keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, alternativeNames(hosts))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new Credential(keys.getPrivate(), List.of(signed(builder, issuerKey), issuer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("This Java can't make certificates", e);
        }
    }

    /** As a person compares it. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate authority(
            X500Name signer,
            KeyPair signerKeys,
            X500Name subject,
            PublicKey key,
            int below,
            String machine,
            Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        signer, serial(), Date.from(now.minus(BEFORE)), Date.from(now.plus(LIFE)), subject, key)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(below))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(Extension.nameConstraints, true, constraints(machine))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        if (below == 0) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(signerKeys.getPublic()));
        }
        return signed(builder, signerKeys.getPrivate());
    }

    private List<String> permittedDomains() {
        try {
            Extension found = new JcaX509CertificateHolder(issuer).getExtension(Extension.nameConstraints);
            if (found == null) {
                return Hosts.LOCAL_DOMAINS;
            }
            return Stream.of(NameConstraints.getInstance(found.getParsedValue()).getPermittedSubtrees())
                    .map(GeneralSubtree::getBase)
                    .filter(base -> base.getTagNo() == GeneralName.dNSName)
                    .map(base -> base.getName().toString().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NameConstraints constraints(String machine) {
        Stream<GeneralName> networks =
                PRIVATE_NETWORKS.stream().map(network -> new GeneralName(GeneralName.iPAddress, network));
        Stream<GeneralName> names = Stream.concat(Hosts.LOCAL_DOMAINS.stream(), Hosts.namesOf(machine).stream())
                .distinct()
                .map(name -> new GeneralName(GeneralName.dNSName, name));
        return new NameConstraints(
                Stream.concat(networks, names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
    }

    private static GeneralNames alternativeNames(Hosts hosts) {
        Stream<GeneralName> names = hosts.names().stream().map(name -> new GeneralName(GeneralName.dNSName, name));
        Stream<GeneralName> addresses = hosts.addresses().stream()
                .map(InetAddress::getHostAddress)
                .map(address -> new GeneralName(GeneralName.iPAddress, address));
        return new GeneralNames(Stream.concat(names, addresses).toArray(GeneralName[]::new));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X509CertificateHolder signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed.getEncoded()));
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Gatehouse")
                .addRDN(BCStyle.CN, commonName.substring(0, Math.min(commonName.length(), MOST_CHARACTERS)))
                .build();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(0);
    }
}
