package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a server's processor time goes while it is measured: Java Flight Recorder's samples, counted. */
final class Recording implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SHOWN = 30;

    /** The first of these that a stack comes to, from its end, is who worked; the longer names come first. */
    private static final List<String> LAYERS = List.of(
            "io.gatehouse.web.security",
            "io.gatehouse.web.problem",
            "io.gatehouse.web",
            "io.gatehouse.admission",
            "io.gatehouse.scanner",
            "io.gatehouse",
            "org.postgresql",
            "com.sun.gjc",
            "com.sun.enterprise.resource",
            "com.sun.enterprise.transaction",
            "com.sun.ejb",
            "org.eclipse.persistence",
            "org.eclipse.yasson",
            "org.eclipse.parsson",
            "jakarta.json.spi",
            "jakarta.json",
            "org.jboss.weld",
            "org.jvnet.hk2",
            "org.glassfish.jersey.ext.cdi1x",
            "org.glassfish.jersey",
            "org.glassfish.soteria",
            "org.glassfish.tyrus",
            "org.glassfish.grizzly",
            "org.apache.catalina",
            "org.apache.jasper",
            "com.sun.enterprise.security",
            "com.sun.enterprise.web",
            "com.sun.enterprise.naming",
            "com.sun.enterprise",
            "fish.payara",
            "io.opentelemetry",
            "org.glassfish");

    private final long server;
    private final Path file;

    private Recording(long server, Path file) {
        this.server = server;
        this.file = file;
    }

    static Recording start(ProcessHandle server, Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        var recording = new Recording(server.pid(), file);
        recording.jcmd("JFR.start", "name=bench", "settings=profile");
        return recording;
    }

    @Override
    public void close() throws IOException {
        try {
            jcmd("JFR.stop", "name=bench", "filename=" + file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shares of the samples: by the layer that worked, by our own methods passed through, by the method they ended in. */
    static String summary(Path file) throws IOException {
        Map<String, Integer> top = new HashMap<>();
        Map<String, Integer> through = new HashMap<>();
        Map<String, Integer> layers = new HashMap<>();
        int samples = 0;
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples++;
                    count(event, top, through, layers);
                }
            }
        }
        return samples + " samples\n\nthe layer that worked\n" + shares(layers, samples) + "\npassed through, of ours\n"
                + shares(through, samples) + "\nended in\n" + shares(top, samples);
    }

    private static void count(
            RecordedEvent sample, Map<String, Integer> top, Map<String, Integer> through, Map<String, Integer> layers) {
        List<RecordedFrame> frames = sample.getStackTrace().getFrames();
        top.merge(name(frames.get(0)), 1, Integer::sum);
        Set<String> ours = new LinkedHashSet<>();
        String layer = "";
        for (var frame : frames) {
            String name = name(frame);
            if (name.startsWith("io.gatehouse.") && !name.contains("$Proxy$")) {
                ours.add(name);
            }
            if (layer.isEmpty()) {
                layer = LAYERS.stream().filter(name::startsWith).findFirst().orElse("");
            }
        }
        layers.merge(layer.isEmpty() ? "other" : layer, 1, Integer::sum);
        ours.forEach(name -> through.merge(name, 1, Integer::sum));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String shares(Map<String, Integer> counts, int samples) {
        Function<Map.Entry<String, Integer>, String> line =
                entry -> String.format("%5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey());
        var text = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .map(line)
                .forEach(text::append);
        return text.toString();
    }

    private void jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(server)));
        command.addAll(List.of(words));
        Processes.output(new ProcessBuilder(command), PATIENCE);
    }
}
