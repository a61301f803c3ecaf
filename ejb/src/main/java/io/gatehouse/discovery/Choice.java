package io.gatehouse.discovery;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.discovery.sweep.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which subnets are looked at: only what an administrator named, and of that only what this machine is in at this moment.
 *
 * @param attached those that can be looked at
 * @param skipped those that can't, and why
 */
record Choice(List<Subnet> attached, Map<String, String> skipped) {

    private static final String FIELD = "subnets";
    private static final long MOST_ADDRESSES = 8_192;

    static Choice of(List<String> named, List<OwnSubnet> own) {
        List<Subnet> attached = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        for (String name : named) {
            Subnet subnet = Subnet.parse(name);
            OwnSubnet around = OwnSubnets.around(subnet, own).orElse(null);
            if (around == null) {
                skipped.put(name, "this machine is not in it any more, or reaches it by a tunnel");
            } else if (!around.up()) {
                skipped.put(name, around.networkName() + " is not connected");
            } else {
                attached.add(subnet);
            }
        }
        return new Choice(attached, skipped);
    }

    /**
     * What may be chosen, in its usual notation; refused with what could be named instead. What was chosen before stays chosen,
     * also where this machine isn't in it at the moment: another node may be, or the cable is only unplugged.
     */
    static List<String> checked(List<String> named, List<String> before, List<OwnSubnet> own) {
        List<Violation> wrong = new ArrayList<>();
        TreeSet<Subnet> chosen = new TreeSet<>();
        for (String name : named) {
            try {
                Subnet subnet = Subnet.parse(name);
                if (!before.contains(subnet.toString())
                        && OwnSubnets.around(subnet, own).isEmpty()) {
                    wrong.add(new Violation(
                            FIELD, name + " is not a part of a private network of this machine; " + offered(own)));
                }
                subnet.refusal().ifPresent(why -> wrong.add(new Violation(FIELD, why)));
                chosen.add(subnet);
            } catch (IllegalArgumentException unreadable) {
                wrong.add(new Violation(FIELD, "\"" + name + "\": " + unreadable.getMessage() + " " + offered(own)));
            }
        }
        if (wrong.isEmpty() && chosen.stream().mapToLong(Subnet::hostCount).sum() > MOST_ADDRESSES) {
            wrong.add(new Violation(FIELD, "must have at most " + MOST_ADDRESSES + " addresses together"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        // one within another is looked at with it
        return chosen.stream()
                .filter(one -> chosen.stream().noneMatch(other -> !other.equals(one) && other.contains(one)))
                .map(Subnet::toString)
                .toList();
    }

    String skippedInWords() {
        return words(skipped);
    }

    static String words(Map<String, String> skipped) {
        return skipped.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String offered(List<OwnSubnet> own) {
        String names = own.stream()
                .filter(OwnSubnet::offered)
                .map(OwnSubnet::subnet)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "it has none" : "name one of " + names + ", or a part of one";
    }
}
