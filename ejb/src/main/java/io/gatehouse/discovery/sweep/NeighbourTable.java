package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The addresses that this machine knows a hardware address for, whether that is still true or not. */
@FunctionalInterface
interface NeighbourTable {

    Path PROC = Path.of("/proc/net/arp");

    /** The complete entries by address. */
    Map<String, Neighbour> read() throws IOException;

    /** Whether reading is so cheap that it can be done all the time. */
    default boolean quick() {
        return false;
    }

    static NeighbourTable ofThisSystem() {
        return Files.isReadable(PROC)
                ? proc(PROC)
                : () -> ArpTables.told(Program.run(
                        Program.isWindows() ? List.of("arp", "-a") : List.of("arp", "-an"), Program.ENOUGH));
    }

    static NeighbourTable proc(Path file) {
        return new NeighbourTable() {
            @Override
            public Map<String, Neighbour> read() throws IOException {
                return ArpTables.proc(Files.readString(file));
            }

            @Override
            public boolean quick() {
                return true;
            }
        };
    }
}
