package io.gatehouse.micro;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import io.gatehouse.micro.tls.ServerCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Payara Micro with the EAR in it. */
final class Server implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Server.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);
    private static final int OK = 200;

    /**
     * Payara tells everyone what it is, which nobody needs to know, hangs up after 250 requests, and takes no address to
     * listen on as an option. HTTPS gets its certificate from where {@link ServerCertificate} can change it; the name of
     * the server's own one stays, for it asks for it before it looks at ours.
     */
    private static final String BEFORE_BOOT = """
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.xpowered-by=false
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.max-connections=-1
            set configs.config.server-config.network-config.protocols.protocol.https-listener.http.server-header=false
            set configs.config.server-config.network-config.protocols.protocol.https-listener.http.xpowered-by=false
            set configs.config.server-config.network-config.protocols.protocol.https-listener.http.max-connections=-1
            set configs.config.server-config.network-config.protocols.protocol.https-listener.ssl.key-algorithm=%2$s
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=%1$s
            set configs.config.server-config.network-config.network-listeners.network-listener.https-listener.address=%1$s
            """;

    /** With forward secrecy and authenticated encryption, in this order. */
    private static final String CIPHER_SUITES = String.join(
            ",",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final PayaraMicroRuntime runtime;
    private final Path root;

    private Server(PayaraMicroRuntime runtime, Path root) {
        this.runtime = runtime;
        this.root = root;
    }

    static Server start(Path home, Path root, Settings settings, Logs logs) {
        try {
            prepare(home.resolve("payara"), root, settings);
            Files.writeString(root.resolve("config/logging.properties"), logs.configuration());
            boot(home.resolve("payara"), root, settings);
            logs.install();
            Server server = new Server(PayaraMicro.getInstance().getRuntime(), root);
            server.deploy(home.resolve("gatehouse.ear"), settings);
            return server;
        } catch (BootstrapException | IOException e) {
            throw new StartFailure("Payara Micro did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Terminal.mute();
        Thread stopping = new Thread(this::shutdown, "server-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            // a request that never ends must not keep the database from being stopped in time
            stopping.join(STOP_PATIENCE.toMillis());
            if (stopping.isAlive()) {
                LOG.warning("The server does not stop in time; what it was doing is cut short");
            }
            Binaries.delete(root);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The server's scratch space is left to the next start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutdown() {
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            LOG.log(Level.WARNING, "The server did not stop as asked", e);
        }
    }

    /** A root of its own for this start: the programs stay where they are, what Micro changes is copied. */
    private static void prepare(Path payara, Path root, Settings settings) throws IOException {
        Binaries.delete(root);
        Files.createDirectories(root);
        for (String part : List.of("config", "lib", "docroot", "META-INF")) {
            copy(payara.resolve(part), root.resolve(part));
        }
        Files.writeString(
                root.resolve("before-boot"),
                BEFORE_BOOT.formatted(settings.get(Option.HTTP_ADDRESS), ServerCertificate.KEY_ALGORITHM));
    }

    private static void boot(Path payara, Path root, Settings settings) throws BootstrapException {
        System.setProperty(
                "fish.payara.micro.BootJar",
                payara.resolve("launch-micro.jar").toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", payara.toString());
        System.setProperty("product.name", "");
        List<String> arguments = new ArrayList<>(List.of("--disablephonehome"));
        arguments.addAll(Cluster.arguments(settings));
        arguments.addAll(List.of("--rootdir", root.toString()));
        arguments.addAll(
                List.of("--prebootcommandfile", root.resolve("before-boot").toString()));
        arguments.addAll(List.of("--port", settings.get(Option.HTTP_PORT)));
        if (settings.httpsPort() != 0) {
            System.setProperty("jdk.tls.server.cipherSuites", CIPHER_SUITES);
            System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
            arguments.addAll(List.of("--sslport", Integer.toString(settings.httpsPort())));
        }
        arguments.addAll(List.of("--minhttpthreads", "4", "--maxhttpthreads", "16"));
        create(arguments.toArray(String[]::new));
    }

    /** The class that boots Micro comes with its runtime and is published nowhere to compile against. */
    private static void create(String[] arguments) throws BootstrapException {
        try {
            Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                    .getMethod("create", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BootstrapException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** What the call answers is no proof; that the application is ready is. */
    private void deploy(Path ear, Settings settings) {
        if (!runtime.deploy("gatehouse", "/", ear.toFile()) || !isReady(settings)) {
            close();
            throw new StartFailure(
                    "the application did not start; see " + settings.ownFolder().resolve("log"));
        }
    }

    private static boolean isReady(Settings settings) {
        try {
            URI address =
                    URI.create("http://" + host(settings) + ":" + settings.get(Option.HTTP_PORT) + "/health/ready");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return connection.getResponseCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static String host(Settings settings) throws IOException {
        InetAddress address = InetAddress.getByName(settings.get(Option.HTTP_ADDRESS));
        return address.isAnyLocalAddress() ? "127.0.0.1" : Terminal.host(address);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
