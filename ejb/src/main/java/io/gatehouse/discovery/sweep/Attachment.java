package io.gatehouse.discovery.sweep;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An IPv4 address of this machine's own, with the subnet that it is attached to. */
record Attachment(
        String device, String ip, Subnet subnet, @Nullable String mac, boolean up, boolean asksByArp, boolean tunnel) {

    static List<Attachment> ofThisMachine() throws SocketException {
        List<Attachment> found = new ArrayList<>();
        for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
            for (InterfaceAddress address : device.getInterfaceAddresses()) {
                if (address.getAddress() instanceof Inet4Address ip) {
                    found.add(of(device, ip.getHostAddress(), address.getNetworkPrefixLength()));
                }
            }
        }
        return found;
    }

    /** The interface by which a subnet's hosts are neighbours, the narrowest if several are; one that is up before one that isn't. */
    static Optional<Attachment> neighbouring(List<Attachment> all, Subnet subnet) {
        return all.stream()
                .filter(own -> own.subnet.contains(subnet))
                .max((a, b) -> a.up != b.up
                        ? Boolean.compare(a.up, b.up)
                        : Integer.compare(a.subnet.prefix(), b.subnet.prefix()));
    }

    /** The tunnel by which some of a subnet's hosts would be reached, for a route that is as narrow or narrower goes before. */
    static Optional<Attachment> tunnel(List<Attachment> all, Subnet subnet) {
        int narrow = neighbouring(all, subnet).map(own -> own.subnet.prefix()).orElse(0);
        return all.stream()
                .filter(own -> own.tunnel && own.up && own.subnet.overlaps(subnet) && own.subnet.prefix() >= narrow)
                .findFirst();
    }

    private static Attachment of(NetworkInterface device, String ip, int prefix) throws SocketException {
        byte[] mac = device.getHardwareAddress();
        return new Attachment(
                device.getName(),
                ip,
                new Subnet(ip, prefix),
                mac == null || mac.length != 6
                        ? null
                        : HexFormat.ofDelimiter(":").formatHex(mac),
                device.isUp(),
                mac != null && !device.isLoopback() && !device.isPointToPoint(),
                device.isPointToPoint());
    }
}
