package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scans over HTTP at a steady rate, each noted with the moment at which it was sent. */
final class Load {

    private final Rig rig;
    private final URI server;
    private final Map<String, Long> sent;

    Load(Rig rig, Map<String, Long> sent) {
        this(rig, rig.product().url(), sent);
    }

    /** @param server another node of the same installation */
    Load(Rig rig, URI server, Map<String, Long> sent) {
        this.rig = rig;
        this.server = server;
        this.sent = sent;
    }

    Measurement run(int perSecond, Duration time) throws IOException {
        rig.crowd().reserve(perSecond * (time.toSeconds() + 1));
        List<Connection> connections = new ArrayList<>();
        for (var scanner : rig.scanners()) {
            connections.add(Connection.open(server, HttpWire.scans(server, "/api/scanner/scans", scanner.token())));
        }
        try {
            return OpenLoop.run(connections, this::next, perSecond, time);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private Scan next() {
        var scan = rig.crowd().next();
        sent.put(scan.scanId(), System.nanoTime());
        return scan;
    }
}
