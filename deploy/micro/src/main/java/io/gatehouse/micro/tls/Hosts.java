package io.gatehouse.micro.tls;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By which addresses and names a server is called. */
record Hosts(Set<InetAddress> addresses, Set<String> names) {

    /** Domains that exist on local networks alone, and never on the Internet. */
    static final List<String> LOCAL_DOMAINS = List.of("localhost", "local", "lan", "home.arpa", "internal");

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?" + "(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    Hosts {
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** All that may lead here from this machine and its networks; asks the interfaces and sends nothing. */
    static Hosts ofThisMachine() {
        Set<InetAddress> addresses = new LinkedHashSet<>(List.of(address("127.0.0.1"), address("::1")));
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp()) {
                    network.getInterfaceAddresses().stream()
                            .map(InterfaceAddress::getAddress)
                            .filter(Hosts::isPrivate)
                            .forEach(found -> addresses.add(withoutZone(found)));
                }
            }
        } catch (IOException e) {
            throw new CertificateProblem("this machine's addresses can't be read: " + e.getMessage(), e);
        }
        return new Hosts(addresses, machineName().map(Hosts::namesOf).orElse(Set.of("localhost")));
    }

    static Set<String> namesOf(String machine) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost"));
        String first = machine.substring(0, (machine + ".").indexOf('.'));
        if (isLocal(machine)) {
            names.add(machine);
        }
        if (isLocal(first)) {
            names.add(first);
        }
        names.add(first + ".local");
        return names;
    }

    /**
     * Whether nobody on the Internet can be called so. A name of one part could be a top-level domain (a machine named
     * "dev" would be allowed all that ends in .dev), but none of those has a digit in it, or a hyphen unless it begins
     * with xn--.
     */
    static boolean isLocal(String name) {
        if (!name.contains(".")) {
            return name.equals("localhost") || (name.matches(".*[0-9-].*") && !name.startsWith("xn--"));
        }
        return LOCAL_DOMAINS.stream().anyMatch(domain -> name.endsWith("." + domain));
    }

    static Hosts of(X509Certificate certificate) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (List<?> entry : alternativeNames(certificate)) {
            if (entry.get(0).equals(DNS_NAME)) {
                names.add(String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT));
            } else if (entry.get(0).equals(IP_ADDRESS)) {
                addresses.add(address(String.valueOf(entry.get(1))));
            }
        }
        return new Hosts(addresses, names);
    }

    boolean covers(Hosts wanted) {
        return addresses.containsAll(wanted.addresses) && names.containsAll(wanted.names);
    }

    /** What this machine calls itself, without asking anybody else. */
    static Optional<String> machineName() {
        try {
            String name = Files.isReadable(KERNEL_NAME)
                    ? Files.readString(KERNEL_NAME)
                    : InetAddress.getLocalHost().getHostName();
            return Optional.of(name.strip().toLowerCase(Locale.ROOT))
                    .filter(NAME.asMatchPredicate())
                    .filter(found -> !found.matches("[0-9.]+"));
        } catch (IOException unnamed) {
            return Optional.empty();
        }
    }

    static boolean isPrivate(InetAddress address) {
        return address instanceof Inet4Address
                ? address.isSiteLocalAddress()
                : address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    /** For the log. */
    @Override
    public String toString() {
        return Stream.concat(names.stream(), addresses.stream().map(InetAddress::getHostAddress))
                .collect(Collectors.joining(", "));
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(address.getAddress(), address.getAddress().length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a literal one: nothing is looked up. */
    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
