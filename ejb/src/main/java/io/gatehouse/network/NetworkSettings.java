package io.gatehouse.network;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is configured about where we are reached. */
@Dependent
class NetworkSettings {

    private static final int NONE = 0;
    private static final Duration COUNTED = Duration.ofSeconds(30);
    private static final Duration FREE = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "gatehouse.http.address", defaultValue = "0.0.0.0")
    private String address;

    @Inject
    @ConfigProperty(name = "gatehouse.http.port", defaultValue = "8080")
    private int httpPort;

    @Inject
    @ConfigProperty(name = "gatehouse.https.port")
    private Optional<Integer> httpsPort;

    @Inject
    @ConfigProperty(name = "gatehouse.tls.certificate")
    private Optional<String> certificate;

    @Inject
    @ConfigProperty(name = "gatehouse.tls.password")
    private Optional<String> certificatePassword;

    @Inject
    @ConfigProperty(name = "gatehouse.http.allow-plain", defaultValue = "false")
    private boolean plainAllowed;

    @Inject
    @ConfigProperty(name = "gatehouse.network.ipv6", defaultValue = "false")
    private boolean ipv6;

    @Inject
    @ConfigProperty(name = "gatehouse.public-url")
    private Optional<String> publicUrl;

    @Inject
    @ConfigProperty(name = "gatehouse.tunnel")
    private Optional<String> tunnel;

    @Inject
    @ConfigProperty(name = "gatehouse.tunnel.agent")
    private Optional<String> agent;

    @Inject
    @ConfigProperty(name = "gatehouse.tunnel.poll-seconds")
    private Optional<Integer> pollSeconds;

    Listening listening() {
        return new Listening(
                address,
                httpPort,
                httpsPort.orElse(NONE),
                plainAllowed,
                certificate.map(file -> CertificateNames.of(file, certificatePassword)));
    }

    boolean ipv6() {
        return ipv6;
    }

    /** As it is configured, whatever tells whether it works. */
    Optional<String> publicUrl() {
        return publicUrl.flatMap(WebOrigin::ofUrl);
    }

    /** Unless it is said otherwise: seldom, where requests are counted. */
    Duration poll() {
        return pollSeconds.map(Duration::ofSeconds).orElse(countsRequests() ? COUNTED : FREE);
    }

    /** Whether who lends the tunnel counts what goes through it. */
    boolean countsRequests() {
        return tunnel.map(String::strip).filter(NgrokTunnel.KIND::equals).isPresent();
    }

    Optional<Tunnel> tunnel(AgentHttp http) {
        Optional<String> named = publicUrl();
        return switch (tunnel.map(String::strip).orElse("")) {
            case NgrokTunnel.KIND -> Optional.of(new NgrokTunnel(http, agent(NgrokTunnel.AGENT), listening()));
            case CloudflaredTunnel.KIND ->
                Optional.of(new CloudflaredTunnel(http, agent(CloudflaredTunnel.AGENT), named));
            default -> named.map(StaticTunnel::new);
        };
    }

    private String agent(String usual) {
        return agent.map(String::strip)
                .map(told -> told.endsWith("/") ? told.substring(0, told.length() - 1) : told)
                .orElse(usual);
    }
}
