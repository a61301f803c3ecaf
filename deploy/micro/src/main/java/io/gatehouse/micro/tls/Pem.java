package io.gatehouse.micro.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * What stands in a PEM file: certificates, and private keys in any of the usual forms (PKCS#8, or what OpenSSL wrote before
 * that for RSA and EC keys).
 *
 * @param encryptedKey whether there is a key that can't be read without a password
 */
record Pem(List<X509Certificate> certificates, List<PrivateKey> keys, boolean encryptedKey) {

    private static final String BEGIN = "-----BEGIN ";
    private static final int LINE = 64;

    static boolean isPem(String content) {
        return content.contains(BEGIN);
    }

    /** @throws IOException also for what only looks like PEM */
    static Pem read(String content) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        boolean encryptedKey = false;
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(content))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate(certificate.getEncoded()));
                } else if (found instanceof PrivateKeyInfo key) {
                    keys.add(converter.getPrivateKey(key));
                } else if (found instanceof PEMKeyPair pair) {
                    keys.add(converter.getPrivateKey(pair.getPrivateKeyInfo()));
                } else {
                    encryptedKey |=
                            found instanceof PEMEncryptedKeyPair || found instanceof PKCS8EncryptedPrivateKeyInfo;
                }
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new Pem(List.copyOf(certificates), List.copyOf(keys), encryptedKey);
    }

    static String text(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    static String text(Key key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static String block(String kind, byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, base64, kind);
    }
}
