package io.gatehouse.micro.tls;

import org.jspecify.annotations.Nullable;

/** Why there is no certificate to serve with, and what to do about it, in one line for the operator. */
public final class CertificateProblem extends RuntimeException {

    CertificateProblem(String message) {
        this(message, null);
    }

    CertificateProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
