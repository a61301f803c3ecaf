package io.gatehouse.micro.tls;

import java.net.Socket;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that the next handshake shows. The server asks for managers of keys by the name of an algorithm, once,
 * and for the key at every handshake; so a provider with an algorithm of its own hands out a manager that always knows the
 * current one. Only what names that algorithm is concerned: nothing else on the machine uses it.
 */
final class ShownCertificate {

    /** As the listener's configuration names it. */
    static final String ALGORITHM = "GatehouseCertificate";

    /** A handshake asks for the key and then, in the same thread, for the chain: they must be of one credential. */
    private static final ThreadLocal<@Nullable Credential> BEGUN = new ThreadLocal<>();

    private volatile Credential current;

    private ShownCertificate(Credential first) {
        this.current = first;
    }

    static ShownCertificate install(Credential first) {
        ShownCertificate shown = new ShownCertificate(first);
        Security.removeProvider(ALGORITHM);
        Security.addProvider(new Ours(shown));
        return shown;
    }

    Credential current() {
        return current;
    }

    void change(Credential next) {
        current = next;
    }

    private static final class Ours extends Provider {

        private static final long serialVersionUID = 1;

        Ours(ShownCertificate shown) {
            super(ALGORITHM, "1", "The certificate of this server, as it is at the moment");
            putService(new Factories(this, shown));
        }
    }

    private static final class Factories extends Provider.Service {

        private final ShownCertificate shown;

        Factories(Provider ours, ShownCertificate shown) {
            super(ours, "KeyManagerFactory", ALGORITHM, Factory.class.getName(), null, null);
            this.shown = shown;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new Factory(new Manager(shown));
        }
    }

    private static final class Factory extends KeyManagerFactorySpi {

        private final KeyManager manager;

        Factory(KeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
            // the server's own store holds nothing that is shown
        }

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) throws InvalidAlgorithmParameterException {
            throw new InvalidAlgorithmParameterException("There is nothing to set");
        }

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }

    private static final class Manager extends X509ExtendedKeyManager {

        private final ShownCertificate shown;

        Manager(ShownCertificate shown) {
            this.shown = shown;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            Credential now = shown.current;
            BEGUN.set(now);
            return now.key();
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            Credential asked = BEGUN.get();
            BEGUN.remove();
            return (asked == null ? shown.current : asked).chain().toArray(X509Certificate[]::new);
        }

        @Override
        public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return ALGORITHM;
        }

        @Override
        public String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return ALGORITHM;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALGORITHM};
        }

        /** This server never shows itself as a client. */
        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
