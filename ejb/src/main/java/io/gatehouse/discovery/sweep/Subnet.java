package io.gatehouse.discovery.sweep;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * An IPv4 subnet, held by its network address: 192.168.1.7/24 is 192.168.1.0/24. Any size can be named and compared;
 * {@link #refusal()} says which are too large to be swept.
 */
public record Subnet(String network, int prefix) implements Comparable<Subnet> {

    /** The shortest prefix that is swept: 4,094 addresses. */
    public static final int SHORTEST = 20;

    private static final Pattern WRITTEN = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");
    private static final Pattern ADDRESS =
            Pattern.compile("(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");

    public Subnet {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("The prefix of a subnet is a number from 0 to 32.");
        }
        network = text(number(network) & mask(prefix));
    }

    /** Reads {@code 192.168.1.0/24}; the message of the exception is for people. */
    public static Subnet parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("A subnet is written like 192.168.1.0/24.");
        }
        return new Subnet(written.group(1), Integer.parseInt(written.group(2)));
    }

    /** Why it can't be swept, for people; empty where it can. */
    public Optional<String> refusal() {
        return prefix >= SHORTEST
                ? Optional.empty()
                : Optional.of(
                        "%s has %,d addresses; at most 4,094 are swept at once. Name a part of it, /20 or smaller."
                                .formatted(this, hostCount()));
    }

    /** How many hosts it can have: without the network's and the broadcast address, but for /31 (RFC 3021) and /32. */
    public long hostCount() {
        long all = 1L << (32 - prefix);
        return prefix >= 31 ? all : all - 2;
    }

    /** The first host's address, as a number. */
    long first() {
        return number(network) + (prefix >= 31 ? 0 : 1);
    }

    /** The addresses of its hosts in ascending order; only where it isn't refused. */
    public List<String> hosts() {
        refusal().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        long first = first();
        return LongStream.range(first, first + hostCount())
                .mapToObj(Subnet::text)
                .toList();
    }

    /** Whether this address is one of the subnet's, host or not. */
    public boolean contains(String ip) {
        return (number(ip) & mask(prefix)) == number(network);
    }

    /** Whether the other lies wholly within this one. */
    public boolean contains(Subnet other) {
        return other.prefix >= prefix && contains(other.network);
    }

    public boolean overlaps(Subnet other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public int compareTo(Subnet other) {
        int byNetwork = Long.compare(number(network), number(other.network));
        return byNetwork != 0 ? byNetwork : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }

    /** An IPv4 address as a number from 0 to 2^32-1. */
    static long number(String ip) {
        Matcher parts = ADDRESS.matcher(ip);
        if (!parts.matches()) {
            throw new IllegalArgumentException("An address is written like 192.168.1.20.");
        }
        long number = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                throw new IllegalArgumentException("An address is written like 192.168.1.20.");
            }
            number = number << 8 | part;
        }
        return number;
    }

    static String text(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }
}
