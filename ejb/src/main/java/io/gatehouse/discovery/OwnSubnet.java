package io.gatehouse.discovery;

/**
 * A subnet that this machine is in.
 *
 * @param subnet in the notation 192.168.1.0/24
 * @param address the machine's own in it
 * @param up whether it is connected at the moment
 * @param inside whether, by its name, it lies within this machine, as containers' networks do: not offered, but not refused
 * @param elsewhere whether it is a public one or at the far end of a tunnel, which is not ours to look at
 */
public record OwnSubnet(
        String subnet, String networkName, String address, boolean up, boolean inside, boolean elsewhere) {

    /** Whether people are told that they can name it. */
    boolean offered() {
        return !inside && !elsewhere;
    }
}
