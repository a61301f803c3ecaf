package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real product looks for devices in a network that this test makes: a bridge with hosts, in namespaces of the kernel. */
@ExtendWith(Gatehouse.class)
class DiscoveryInNamespaceIT {

    private static final Logger LOG = Logger.getLogger(DiscoveryInNamespaceIT.class.getName());
    private static final int HOSTS = 5;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void devicesComeAndGoAsTheyReallyDo() throws Exception {
        if (!Namespaces.permitted()) {
            LOG.warning(
                    "NETWORK NAMESPACES ARE NOT PERMITTED HERE: nothing is looked for, only that nothing is sent unasked");
            Api.supervisor().post("/api/devices/scan", Map.of()).problem(409, "discovery-off");
            return;
        }
        try (var namespaces = new Namespaces()) {
            var server = namespaces.add("srv");
            var hosts = namespaces.lan(server, "192.168.77", 28, HOSTS);
            assertThat(play(server, hosts)).as("the scenario's exit code").isZero();
        }
    }

    /** All that speaks to the product speaks from within its namespace. */
    private static int play(String server, List<String> hosts) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                server,
                ProcessHandle.current().info().command().orElse("java"),
                "-Dgatehouse.dist=" + System.getProperty("gatehouse.dist"),
                "-Dgatehouse.work=" + System.getProperty("gatehouse.work"),
                "-cp",
                System.getProperty("java.class.path"),
                LanScenario.class.getName(),
                server));
        command.addAll(hosts);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // what it says ends with it
        try (var said = process.inputReader()) {
            said.lines().forEach(LOG::info);
            return process.waitFor();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
