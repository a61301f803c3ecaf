package io.gatehouse.micro;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** What is configured: by option before environment before {@code gatehouse.properties} in the data folder. */
final class Settings {

    private static final int MOST_PORT = 65535;
    private static final int HTTPS_DISTANCE = 363;
    private static final int MOST_HOURS = 24 * 365;
    private static final int MOST_DAYS = 100 * 365;
    private static final int MOST_MEGABYTES = 1_000_000;
    private static final int MOST_ROWS = 100_000_000;

    private static final int MOST_POLL_SECONDS = 3600;

    /** On this machine it may be without TLS. */
    private static final String SAFE_ADDRESS = "https://[^/?#\\s]+/?|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?/?";

    private static final Pattern MEMBERS =
            Pattern.compile("dns:[^\\s:,]+:\\d{1,5}|[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*");
    private static final String ROLE = "ADMIN|SUPERVISOR|OPERATOR|HOST";

    private final Map<Option, String> values = new EnumMap<>(Option.class);

    private Settings() {}

    static Settings read(Map<Option, String> options, Map<String, String> environment) {
        Settings settings = new Settings();
        for (Option option : Option.values()) {
            String set = options.getOrDefault(option, environment.get(option.environment()));
            if (set != null) {
                settings.values.put(option, set.strip());
            }
        }
        settings.readFile();
        if (settings.has(Option.NODE)) {
            settings.range(Option.NODE, 1, Cluster.MOST_NODES);
            Cluster.number(settings, settings.number(Option.NODE));
        }
        settings.check();
        return settings;
    }

    String get(Option option) {
        return values.getOrDefault(option, option.fallback());
    }

    boolean has(Option option) {
        return !get(option).isEmpty();
    }

    int number(Option option) {
        return Integer.parseInt(get(option));
    }

    void set(Option option, String value) {
        values.put(option, value);
    }

    Path data() {
        return Path.of(get(Option.DATA)).toAbsolutePath().normalize();
    }

    /** Unless something else was said. */
    void suggest(Option option, String value) {
        values.putIfAbsent(option, value);
    }

    /** Of this node alone: its log, its lock, its scratch space. */
    Path ownFolder() {
        return isFirstNode() ? data() : data().resolve("node-" + get(Option.NODE));
    }

    /** The first of several on this machine, or the only one. */
    boolean isFirstNode() {
        return !has(Option.NODE) || number(Option.NODE) == 1;
    }

    /** Where the application finds them: MicroProfile Config reads system properties first. */
    void publish() {
        for (Option option : Option.values()) {
            if (has(option)) {
                System.setProperty(option.property(), get(option));
            }
        }
    }

    /** 0 for none; what was said, or as far from the HTTP port as 8443 is from 8080. */
    int httpsPort() {
        if (has(Option.HTTPS_PORT)) {
            return number(Option.HTTPS_PORT);
        }
        int port = number(Option.HTTP_PORT) + HTTPS_DISTANCE;
        return port <= MOST_PORT ? port : 0;
    }

    private void readFile() {
        Path file = data().resolve("gatehouse.properties");
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("can't read " + file + ": " + e.getMessage(), e);
        }
        if (properties.containsKey(Option.DATA.property())) {
            throw StartFailure.usage(Option.DATA.property() + " can't be set in " + file + ", which is in that folder");
        }
        for (Option option : Option.values()) {
            String set = properties.getProperty(option.property());
            if (set != null) {
                values.putIfAbsent(option, set.strip());
            }
        }
    }

    private void check() {
        range(Option.HTTP_PORT, 1, MOST_PORT);
        range(Option.DATABASE_PORT, 0, MOST_PORT);
        range(Option.CLUSTER_PORT, 1, MOST_PORT);
        range(Option.SESSION_HOURS, 1, MOST_HOURS);
        range(Option.IMPORT_MAX_MEGABYTES, 1, MOST_MEGABYTES);
        range(Option.IMPORT_MAX_ROWS, 1, MOST_ROWS);
        range(Option.DISCOVERY_RETENTION_DAYS, 1, MOST_DAYS);
        if (has(Option.AUDIT_RETENTION_DAYS)) {
            range(Option.AUDIT_RETENTION_DAYS, 1, MOST_DAYS);
        }
        if (!get(Option.HTTP_ALLOW_PLAIN).matches("true|false")) {
            throw wrong(Option.HTTP_ALLOW_PLAIN, "must be true or false");
        }
        if (has(Option.DATABASE_URL) && !get(Option.DATABASE_URL).startsWith("jdbc:postgresql:")) {
            throw wrong(Option.DATABASE_URL, "must begin with jdbc:postgresql:");
        }
        if (has(Option.INSTALLATION_KEY) && !Secret.isKey(get(Option.INSTALLATION_KEY))) {
            // without the value that the others show: it is a secret, if a damaged one
            throw StartFailure.usage(Option.INSTALLATION_KEY.property() + " must be 32 bytes in base64url");
        }
        checkTls();
        address(Option.HTTP_ADDRESS);
        address(Option.CLUSTER_ADDRESS);
        if (has(Option.CLUSTER_MEMBERS)
                && !MEMBERS.matcher(get(Option.CLUSTER_MEMBERS)).matches()) {
            throw wrong(Option.CLUSTER_MEMBERS, "must be host:port, with commas between several, or dns:name:port");
        }
        checkTunnel();
        checkProvider();
    }

    private void checkTls() {
        if (has(Option.HTTPS_PORT)) {
            range(Option.HTTPS_PORT, 0, MOST_PORT);
        }
        if (httpsPort() == number(Option.HTTP_PORT)) {
            throw wrong(Option.HTTPS_PORT, "must not be " + Option.HTTP_PORT.property());
        }
        for (Option belongs : List.of(Option.TLS_KEY, Option.TLS_PASSWORD)) {
            if (has(belongs) && !has(Option.TLS_CERTIFICATE)) {
                throw StartFailure.usage(
                        belongs.property() + " is of no use without " + Option.TLS_CERTIFICATE.property());
            }
        }
    }

    private void address(Option option) {
        try {
            InetAddress.getByName(get(option));
        } catch (UnknownHostException e) {
            throw wrong(option, "is not an address");
        }
    }

    private void checkTunnel() {
        if (has(Option.TUNNEL_POLL_SECONDS)) {
            range(Option.TUNNEL_POLL_SECONDS, 1, MOST_POLL_SECONDS);
        }
        if (has(Option.PUBLIC_URL) && !get(Option.PUBLIC_URL).matches(SAFE_ADDRESS)) {
            throw wrong(Option.PUBLIC_URL, "must begin with https:// and have no path");
        }
        if (has(Option.TUNNEL) && !get(Option.TUNNEL).matches("ngrok|cloudflared")) {
            throw wrong(Option.TUNNEL, "must be ngrok or cloudflared");
        }
        if (has(Option.TUNNEL_AGENT) && !get(Option.TUNNEL_AGENT).matches("https?://[^/\\s]+/?")) {
            throw wrong(Option.TUNNEL_AGENT, "must be an address as http://127.0.0.1:4040");
        }
        if (!get(Option.NETWORK_IPV6).matches("true|false")) {
            throw wrong(Option.NETWORK_IPV6, "must be true or false");
        }
    }

    private void checkProvider() {
        if (!has(Option.OIDC_ISSUER)) {
            return;
        }
        if (!get(Option.OIDC_ISSUER).matches("https://.+|http://(localhost|127\\.0\\.0\\.1)[:/].*")) {
            throw wrong(Option.OIDC_ISSUER, "must begin with https://");
        }
        if (!has(Option.OIDC_CLIENT_ID)) {
            throw StartFailure.usage(Option.OIDC_CLIENT_ID.property() + " must be given, too");
        }
        if (has(Option.OIDC_DEFAULT_ROLE) && !get(Option.OIDC_DEFAULT_ROLE).matches(ROLE)) {
            throw wrong(Option.OIDC_DEFAULT_ROLE, "must be one of " + ROLE);
        }
        if (has(Option.OIDC_ROLES) && !get(Option.OIDC_ROLES).matches("([^,]+:(" + ROLE + ")\\s*(,\\s*|$))+")) {
            throw wrong(Option.OIDC_ROLES, "must be names with roles, as event-crew:OPERATOR");
        }
    }

    private void range(Option option, int least, int most) {
        String value = get(option);
        if (!value.matches("\\d{1,9}") || number(option) < least || number(option) > most) {
            throw wrong(option, "must be a number from " + least + " to " + most);
        }
    }

    private StartFailure wrong(Option option, String what) {
        return StartFailure.usage(option.property() + " " + what + ", but is '" + get(option) + "'");
    }
}
