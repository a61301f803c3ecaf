package io.gatehouse.discovery.sweep;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who made a device, by the first half of its hardware address: from the public registries of the IEEE as they were when this
 * version was made (deploy/operations/refresh-vendors). Read at its first use, then about 1.2 MB of memory.
 */
public final class Vendors {

    /** Addresses that software gives out, always the same: local by their bit, yet nobody's disguise. */
    private static final Map<String, String> SOFTWARE = Map.of(
            "525400", "QEMU/KVM virtual machine",
            "0242AC", "Docker container",
            "02004C", "Microsoft loopback adapter",
            "0A0027", "VirtualBox host adapter");

    private static final class Loaded {
        static final VendorTable TABLE = VendorTable.packaged();
    }

    private final VendorTable table;

    public Vendors() {
        this(Loaded.TABLE);
    }

    Vendors(VendorTable table) {
        this.table = table;
    }

    /** The maker's name; empty where it isn't known, and for addresses that a device thought up. */
    public Optional<String> of(String mac) {
        return ArpTables.mac(mac).map(Vendors::digits).flatMap(this::ofDigits);
    }

    /**
     * Whether a device thought this address up, as phones do for each network that they join: it says nothing of its maker,
     * and tomorrow the device may have another.
     */
    public static boolean isRandomised(String mac) {
        return ArpTables.mac(mac)
                .map(Vendors::digits)
                .filter(digits -> isLocal(digits) && !SOFTWARE.containsKey(digits.substring(0, 6)))
                .isPresent();
    }

    private Optional<String> ofDigits(String digits) {
        return isLocal(digits)
                ? Optional.ofNullable(SOFTWARE.get(digits.substring(0, 6)))
                : table.longestPrefix(digits);
    }

    private static String digits(String mac) {
        return mac.replace(":", "").toUpperCase(Locale.ROOT);
    }

    /** Locally administered, and not an address of a group: the second digit is 2, 6, A or E. */
    private static boolean isLocal(String digits) {
        return (Character.digit(digits.charAt(1), 16) & 3) == 2;
    }
}
