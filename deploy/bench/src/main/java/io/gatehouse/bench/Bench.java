package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every part of the measurements needs: the settings, the distribution and a place to work in. */
record Bench(Settings settings, Path home, Path folder, Path work) {

    private static final List<String> RECORDED =
            List.of("-XX:+UseParallelGC", "-XX:InitialRAMPercentage=8", "-XX:FlightRecorderOptions=stackdepth=256");

    /** A product of its own, with a database of its own, that a part stops when it has done. */
    Product product(String name) throws IOException {
        return product(name, List.of());
    }

    /** The first of two nodes. */
    Product node(String name) throws IOException {
        Turns.say("starting two nodes: " + name);
        return Product.node(home, work.resolve(name), settings.javaOptions());
    }

    Product product(String name, List<String> javaOptions) throws IOException {
        Turns.say("starting Gatehouse: " + name);
        List<String> options = new ArrayList<>(settings.javaOptions());
        if (settings.profile() && options.isEmpty()) {
            options.addAll(RECORDED);
        }
        options.addAll(javaOptions);
        return Product.start(home, work.resolve(name), options);
    }
}
