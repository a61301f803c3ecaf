package io.gatehouse.micro;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets of some processes, as the kernel tells them. */
final class Sockets {

    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    private Sockets() {}

    /** Where somebody could connect to, as {@code protocol address:port}. */
    static List<String> open(List<ProcessHandle> processes) throws IOException {
        Set<String> inodes =
                processes.stream().flatMap(process -> inodes(process.pid())).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + protocol))) {
                String[] fields = line.strip().split(" +", -1);
                boolean open = protocol.startsWith("udp") || fields[STATE].equals(LISTENING);
                if (open && inodes.contains(fields[INODE])) {
                    found.add(protocol.substring(0, 3) + " " + address(fields[LOCAL]));
                }
            }
        }
        return found;
    }

    private static Stream<String> inodes(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files
                    .map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The kernel writes an address as words of the machine's own byte order: little-endian on all that we run on. */
    private static String address(String written) throws UnknownHostException {
        String[] parts = written.split(":", -1);
        byte[] bytes = HexFormat.of().parseHex(parts[0]);
        for (int word = 0; word < bytes.length; word += 4) {
            for (int i = 0; i < 2; i++) {
                byte swapped = bytes[word + i];
                bytes[word + i] = bytes[word + 3 - i];
                bytes[word + 3 - i] = swapped;
            }
        }
        return InetAddress.getByAddress(bytes).getHostAddress() + ":" + Integer.parseInt(parts[1], 16);
    }
}
