package io.gatehouse.discovery.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;

/** One process within a namespace that sweeps, confirms and hears names there; a line asks, a line answers. */
final class InNamespace implements AutoCloseable {

    /** An answer: what was found by address, and the rest of what a sweep tells. */
    record Answer(
            Map<String, Evidence> seen,
            List<String> gone,
            List<String> unswept,
            int probed,
            long millis,
            String failure) {

        List<String> fresh() {
            return seen.entrySet().stream()
                    .filter(entry -> entry.getValue().fresh())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    InNamespace(Lan lan, String host) {
        try {
            process = new ProcessBuilder(lan.java(host, InNamespace.class))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to = new PrintWriter(process.getOutputStream(), true, UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    Answer sweep(String... subnets) {
        return answer(ask("sweep " + String.join(",", subnets)));
    }

    Answer confirm(int seconds) {
        return answer(ask("confirm " + seconds));
    }

    String ask(String question) {
        to.println(question);
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("The process in the namespace ended at: " + question);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Answer answer(String line) {
        String[] part = line.split("\\|", -1);
        Map<String, Evidence> seen = new TreeMap<>();
        list(part[0]).forEach(each -> {
            String[] pair = each.split("=", -1);
            seen.put(pair[0], Evidence.valueOf(pair[1]));
        });
        return new Answer(
                seen, list(part[1]), list(part[2]), Integer.parseInt(part[3]), Long.parseLong(part[4]), part[5]);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        Sweeper sweeper = new Sweeper();
        Swept last = new Swept(List.of(), 0, Duration.ZERO);
        LanNames names = new LanNames(Map.of(), false, false);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] word = line.split(" ", -1);
            switch (word[0]) {
                case "sweep", "confirm" -> {
                    try {
                        last = word[0].equals("sweep")
                                ? sweeper.sweep(
                                        Stream.of(word[1].split(",", -1))
                                                .map(Subnet::parse)
                                                .toList(),
                                        Progress.UNHEARD)
                                : sweeper.confirm(last, Duration.ofSeconds(Long.parseLong(word[1])));
                        out.println(told(last));
                    } catch (SweepFailed e) {
                        out.println("|||0|0|" + e.reason());
                    }
                }
                case "names" -> {
                    names = new LanNames(
                            Map.of(InetAddress.getByName(word[1]), List.of(new Subnet(word[1], 24))),
                            Arrays.asList(word).contains("mdns"),
                            Arrays.asList(word).contains("ssdp"));
                    out.println("ok");
                }
                case "announce" -> {
                    names.announce(word[1], Integer.parseInt(word[2]), Map.of("instance", word[1], "sequence", "7"));
                    out.println("ok");
                }
                case "ask" -> {
                    names.ask();
                    out.println(new TreeMap<>(names.names()));
                }
                case "servers" -> out.println(servers(InetAddress.getByName(word[1])));
                case "ssdp-answerer" -> {
                    SsdpAnswerer.start(InetAddress.getByName(word[1]));
                    out.println("ok");
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
        System.exit(0);
    }

    /** What anybody hears who looks for servers as a scanner would. */
    private static String servers(InetAddress own) throws IOException {
        try (JmDNS looker = JmDNS.create(own, "looker")) {
            return Stream.of(looker.list("_gatehouse._tcp.local.", 3_000))
                    .map(info ->
                            "%s:%d %s".formatted(info.getName(), info.getPort(), info.getPropertyString("sequence")))
                    .collect(Collectors.joining(";"));
        }
    }

    private static String told(Swept swept) {
        return Stream.of(
                        swept.seen().stream()
                                .map(sighting -> sighting.ip() + "=" + sighting.evidence())
                                .collect(Collectors.joining(",")),
                        String.join(",", swept.gone()),
                        swept.unswept().keySet().stream().map(Subnet::toString).collect(Collectors.joining(",")),
                        String.valueOf(swept.probed()),
                        String.valueOf(swept.took().toMillis()),
                        "")
                .collect(Collectors.joining("|"));
    }
}
