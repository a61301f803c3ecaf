package io.gatehouse.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** For which names and addresses a certificate that the operator brought is good, as far as they can be dialled. */
final class CertificateNames {

    private static final Logger LOG = Logger.getLogger(CertificateNames.class.getName());
    private static final Set<Integer> DNS_AND_ADDRESS = Set.of(2, 7);
    private static final String ANY = "*";

    private CertificateNames() {}

    private static X509Certificate ofText(InputStream in) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    private static X509Certificate ofStore(InputStream in, String password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
                return own;
            }
        }
        throw new CertificateException("There is no key in it");
    }

    /** None, where they can't be read: then nothing is offered that might be refused. */
    static List<String> of(String file, Optional<String> password) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            X509Certificate first = password.isPresent() ? ofStore(in, password.get()) : ofText(in);
            Collection<List<?>> names = Objects.requireNonNullElse(first.getSubjectAlternativeNames(), List.of());
            return names.stream()
                    .filter(name -> DNS_AND_ADDRESS.contains(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)))
                    .filter(name -> !name.startsWith(ANY))
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(
                    Level.WARNING,
                    "The names in {0} can''t be read, so no address is offered by HTTPS on the LAN",
                    file);
            return List.of();
        }
    }
}
