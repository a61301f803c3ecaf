package io.gatehouse.network;

/**
 * An address of this machine on a private network.
 *
 * @param address as it is written in digits; of IPv6 without its zone
 * @param prefix how many of its bits are the network's
 * @param networkName what the system calls the interface
 * @param defaultRoute whether what leaves for elsewhere leaves by it
 * @param score how likely others reach us there
 */
public record LocalAddress(String address, int prefix, String networkName, boolean defaultRoute, int score) {

    /** As it stands in a URL. */
    String host() {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }
}
