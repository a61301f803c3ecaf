package io.gatehouse.micro;

import java.util.Locale;
import java.util.Optional;

/** All that can be configured. Each is a MicroProfile Config property, an environment variable and an option. */
enum Option {
    HTTP_PORT("http.port", "8080", "port of the console and the API"),
    HTTP_ADDRESS("http.address", "0.0.0.0", "address to listen on; 127.0.0.1 for this machine only"),
    HTTPS_PORT("https.port", "", "port of the same over HTTPS; empty: the one above + 363; 0: none"),
    TLS_CERTIFICATE(
            "tls.certificate",
            "",
            "your own certificate: a PEM file with its chain, or PKCS#12; empty: one of our own authority"),
    TLS_KEY("tls.key", "", "its private key, in PEM"),
    TLS_PASSWORD("tls.password", "", "opens the PKCS#12 file"),
    HTTP_ALLOW_PLAIN("http.allow-plain", "false", "true: serve all over plain HTTP, on a network that you trust"),
    DATA("data", "./data", "folder for the database, the keys and the log"),
    DATABASE_URL(
            "database.url", "", "JDBC address of a PostgreSQL of yours; empty: an embedded one, in the data folder"),
    DATABASE_USER("database.user", "gatehouse", "its user, who owns the database"),
    DATABASE_PASSWORD("database.password", "", "its password"),
    DATABASE_PORT("database.port", "0", "port of the embedded PostgreSQL on 127.0.0.1; 0: any that is free"),
    ADMIN_PASSWORD("admin.password", "", "password of the first account, admin; empty: one is made and printed once"),
    INSTALLATION_KEY(
            "installation.key", "", "32 bytes in base64url; empty: made at the first start, in the data folder"),
    NODE("node", "", "1 to 4: which of several nodes on this machine this is; they share the data folder of node 1"),
    CLUSTER_MEMBERS("cluster.members", "", "all nodes of a cluster, host:port with commas, or dns:name:port"),
    CLUSTER_ADDRESS("cluster.address", "127.0.0.1", "address on which this node listens for the others"),
    CLUSTER_PORT("cluster.port", "6901", "its port for the others"),
    PROXIES("proxies", "", "addresses of reverse proxies whose X-Forwarded-* headers count, with commas"),
    PUBLIC_URL("public-url", "", "address under which we are reached from outside, as https://gate.example.org"),
    TUNNEL("tunnel", "", "ngrok or cloudflared: the tunnel that runs on this machine and leads here"),
    TUNNEL_AGENT("tunnel.agent", "", "address at which its agent answers; empty: the usual one"),
    TUNNEL_POLL_SECONDS(
            "tunnel.poll-seconds", "", "how often the way from outside is looked at; empty: 30 with ngrok, else 10"),
    NETWORK_IPV6("network.ipv6", "false", "true: offer scanners this machine's private IPv6 addresses, too"),
    CORS_ORIGINS("cors.origins", "", "origins whose pages may call the whole API, with commas"),
    SESSION_HOURS("session.hours", "12", "hours after which a person signs in anew"),
    OIDC_ISSUER(
            "oidc.issuer", "", "address of an OpenID Connect provider to sign in with, as https://accounts.google.com"),
    OIDC_CLIENT_ID("oidc.client-id", "", "what the provider calls this installation"),
    OIDC_CLIENT_SECRET("oidc.client-secret", "", "the secret that goes with it"),
    OIDC_NAME("oidc.name", "your organisation", "what stands on the button: Sign in with ..."),
    OIDC_ALLOWED_DOMAINS("oidc.allowed-domains", "", "domains of e-mail addresses that may come in, with commas"),
    OIDC_ROLES_CLAIM("oidc.roles-claim", "", "claim in which the provider names groups or roles"),
    OIDC_ROLES("oidc.roles", "", "what those mean, with commas: event-crew:OPERATOR"),
    OIDC_DEFAULT_ROLE(
            "oidc.default-role", "", "role of a newcomer for whom no other is found; empty: no account is made"),
    QUEUES_PUBLIC_CREATION("queues.public-creation", "false", "true: anyone may make a queue, not only supervisors"),
    QUEUES_LEAST_COMPLETIONS(
            "queues.least-completions", "10", "how many guests must have been served before waits are estimated"),
    IMPORT_MAX_MEGABYTES("import.max-megabytes", "1024", "how large a file of tickets may be, unpacked"),
    IMPORT_MAX_ROWS("import.max-rows", "2000000", "how many rows it may have"),
    AUDIT_WITNESS(
            "audit.witness", "", "file that always holds the newest seal; empty: audit-witness in the data folder"),
    AUDIT_RETENTION_DAYS("audit.retention-days", "", "days after which audit records are removed; empty: never"),
    DISCOVERY_RETENTION_DAYS(
            "discovery.retention-days", "30", "days after which a device that is gone is forgotten, with its history");

    private static final String PREFIX = "gatehouse.";

    private final String name;
    private final String fallback;
    private final String meaning;

    Option(String name, String fallback, String meaning) {
        this.name = name;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    String property() {
        return PREFIX + name;
    }

    String environment() {
        return property().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String flag() {
        return "--" + name.replace('.', '-');
    }

    String fallback() {
        return fallback;
    }

    String meaning() {
        return meaning;
    }

    static Optional<Option> byFlag(String flag) {
        for (Option option : values()) {
            if (option.flag().equals(flag) || ("-D" + option.property()).equals(flag)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
