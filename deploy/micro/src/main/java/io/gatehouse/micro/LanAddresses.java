package io.gatehouse.micro;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Under which addresses others on the network reach this machine. Asks the interfaces, and sends nothing. */
final class LanAddresses {

    record LanAddress(String address, String network) {}

    private static final Pattern VIRTUAL = Pattern.compile(
            "(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|lxc|lxdbr|cni|flannel|cali|podman|tun|tap|wg|utun|zt|tailscale).*");

    private LanAddresses() {}

    static List<LanAddress> find() {
        List<LanAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp() && !network.isLoopback() && !isVirtual(network.getName())) {
                    for (InterfaceAddress address : network.getInterfaceAddresses()) {
                        if (isPrivate(address.getAddress())) {
                            found.add(new LanAddress(address.getAddress().getHostAddress(), network.getName()));
                        }
                    }
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        return found;
    }

    static boolean isVirtual(String name) {
        return VIRTUAL.matcher(name).matches();
    }

    static boolean isPrivate(InetAddress address) {
        return address instanceof Inet4Address && address.isSiteLocalAddress();
    }
}
