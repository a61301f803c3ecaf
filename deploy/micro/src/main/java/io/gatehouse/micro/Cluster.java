package io.gatehouse.micro;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How this node finds the others: by a list or a name that is configured, never by calling into the network. Who does not
 * know the installation's key does not know the cluster's name either; the traffic itself is as open as the network it
 * runs on.
 */
final class Cluster {

    static final int MOST_NODES = 4;

    private static final int FIRST_PORT = 6901;
    private static final int NAME_CHARACTERS = 22;
    private static final String DNS = "dns:";

    private Cluster() {}

    /** What a node on this machine has by its number, unless it is said otherwise. */
    static void number(Settings settings, int node) {
        settings.suggest(Option.HTTP_PORT, Integer.toString(Integer.parseInt(Option.HTTP_PORT.fallback()) + node - 1));
        settings.suggest(Option.CLUSTER_PORT, Integer.toString(FIRST_PORT + node - 1));
        settings.suggest(
                Option.CLUSTER_MEMBERS,
                IntStream.range(FIRST_PORT, FIRST_PORT + MOST_NODES)
                        .mapToObj(port -> "127.0.0.1:" + port)
                        .collect(Collectors.joining(",")));
    }

    /** For Payara Micro: which opens a port for the grid even without one, unless it is told not to have any. */
    static List<String> arguments(Settings settings) {
        if (!settings.has(Option.CLUSTER_MEMBERS)) {
            return List.of("--nohazelcast");
        }
        // else it listens on all addresses, whatever else is said
        System.setProperty("hazelcast.socket.bind.any", "false");
        System.setProperty("hazelcast.phone.home.enabled", "false");
        String members = settings.get(Option.CLUSTER_MEMBERS);
        return List.of(
                "--clustermode",
                members.startsWith(DNS) ? members : "tcpip:" + members,
                "--interfaces",
                settings.get(Option.CLUSTER_ADDRESS),
                "--startport",
                settings.get(Option.CLUSTER_PORT),
                "--clustername",
                name(settings));
    }

    private static String name(Settings settings) {
        return "gatehouse-"
                + Secret.derived("cluster", settings.get(Option.INSTALLATION_KEY))
                        .substring(0, NAME_CHARACTERS);
    }
}
