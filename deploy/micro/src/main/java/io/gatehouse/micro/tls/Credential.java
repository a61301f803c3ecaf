package io.gatehouse.micro.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server shows and proves.
 *
 * @param chain its own certificate, then the one that signed it, and so on
 */
record Credential(PrivateKey key, List<X509Certificate> chain) {

    Credential {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A credential needs a certificate");
        }
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Why devices refuse it, if its dates are the reason. Those of the others in the chain are left to the devices, which
     * find other ways around an old root.
     */
    Optional<String> outOfDate(Instant now) {
        if (now.isAfter(ends())) {
            return Optional.of("The certificate of HTTPS has expired, on " + ends() + "; devices refuse it until it is"
                    + " renewed");
        }
        Instant begins = certificate().getNotBefore().toInstant();
        return now.isBefore(begins)
                ? Optional.of("The certificate of HTTPS is not valid before " + begins + "; is this machine's clock"
                        + " right?")
                : Optional.empty();
    }

    Instant ends() {
        return certificate().getNotAfter().toInstant();
    }
}
