package io.gatehouse.network;

import io.gatehouse.network.Adapter.Held;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of this machine's addresses others on the same network may reach, the likeliest first. */
final class AddressPolicy {

    /**
     * Networks that live inside this machine, and tunnels. By name, for the system's own word on what is virtual leaves
     * out most of them; a bridge that joins real networks, as a phone's hotspot, br0 or bridge100, is none.
     */
    private static final Pattern VIRTUAL = Pattern.compile(
            "(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|lxc|lxdbr|incusbr|cni|flannel|cali|cilium|kube|podman|"
                    + "tun|tap|utun|wg|zt|tailscale|ppp|ipsec|gif|stf|awdl|llw|dummy|nodelocaldns|hyper-v|virtualbox|vmware).*");

    private static final Pattern INSIDE_ITS_DESCRIPTION = Pattern.compile(
            ".*(vethernet|hyper-v|virtualbox|vmware|wsl|tap-windows|wireguard|tailscale|zerotier|docker).*");

    private static final Pattern ETHERNET_OR_WIFI = Pattern.compile("(en|eth|wl|wi-fi|wifi|ethernet).*");

    private static final int BONUS = 1;
    private static final int LIKELY = 2;
    private static final int POSSIBLE = 1;

    private static final Comparator<LocalAddress> BEST_FIRST = Comparator.comparing(LocalAddress::defaultRoute)
            .reversed()
            .thenComparing(Comparator.comparingInt(LocalAddress::score).reversed())
            .thenComparing(address -> !isHotspot(address.address()))
            .thenComparing(LocalAddress::networkName)
            .thenComparing(LocalAddress::address);

    private AddressPolicy() {}

    /**
     * In the order in which they are worth trying.
     *
     * @param leaving the addresses under which this machine would send to elsewhere
     */
    static List<LocalAddress> choose(List<Adapter> adapters, Set<InetAddress> leaving, boolean ipv6) {
        List<LocalAddress> chosen = new ArrayList<>();
        for (Adapter adapter : adapters) {
            if (adapter.up() && !adapter.loopback() && !adapter.pointToPoint() && !isVirtual(adapter)) {
                for (Held held : adapter.addresses()) {
                    if (isOffered(held.address(), ipv6)) {
                        chosen.add(address(adapter, held, leaving.contains(held.address())));
                    }
                }
            }
        }
        chosen.sort(BEST_FIRST);
        return List.copyOf(chosen);
    }

    private static LocalAddress address(Adapter adapter, Held held, boolean leaves) {
        String text = text(held.address());
        int bonus = ETHERNET_OR_WIFI.matcher(lower(adapter.name())).matches()
                        || ETHERNET_OR_WIFI
                                .matcher(lower(adapter.displayName()))
                                .matches()
                ? BONUS
                : 0;
        return new LocalAddress(text, held.prefix(), adapter.name(), leaves, score(text) + bonus);
    }

    private static boolean isVirtual(Adapter adapter) {
        return VIRTUAL.matcher(lower(adapter.name())).matches()
                || INSIDE_ITS_DESCRIPTION.matcher(lower(adapter.displayName())).matches();
    }

    private static boolean isOffered(InetAddress address, boolean ipv6) {
        return address instanceof Inet4Address ? address.isSiteLocalAddress() : ipv6 && isUniqueLocal(address);
    }

    /** fd00::/8; the other half of fc00::/7 is given to nobody. */
    private static boolean isUniqueLocal(InetAddress address) {
        return (address.getAddress()[0] & 0xff) == 0xfd;
    }

    private static int score(String address) {
        return address.startsWith("192.168.") || address.startsWith("172.") ? LIKELY : POSSIBLE;
    }

    /** What phones call their hotspot's network: 172.20.10.0/28. */
    private static boolean isHotspot(String address) {
        return address.matches("172\\.20\\.10\\.(\\d|1[0-5])");
    }

    private static String text(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : Ipv6Text.of(address.getAddress());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
