package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.discovery.sweep.InNamespace.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sweeps real hosts, in networks that the tests make themselves; nothing to do where that isn't permitted. */
class SweeperInNamespaceTest {

    private static final boolean PERMITTED = Lan.permitted();
    private static final int HOSTS = 30;
    private static final int SILENT = 8;

    private static void onALan(BiConsumer<Lan, InNamespace> test) {
        if (PERMITTED) {
            try (Lan lan = new Lan()) {
                lan.bridge("br0", "10.77.0.1/24");
                try (InNamespace server = new InNamespace(lan, "server")) {
                    test.accept(lan, server);
                }
            }
        }
    }

    private static String ip(int host) {
        return "10.77.0." + (10 + host);
    }

    private static void silent(Lan lan, int host) {
        lan.silentHost("h" + host, "br0", ip(host) + "/24");
    }

    private static void talking(Lan lan, int host) {
        lan.host("h" + host, "br0", ip(host) + "/24");
    }

    @Test
    void allLiveHostsOfA24AreSeenWithinTwoSeconds() {
        onALan((lan, server) -> {
            IntStream.rangeClosed(1, HOSTS).forEach(host -> {
                if (host <= SILENT) {
                    silent(lan, host);
                } else {
                    talking(lan, host);
                }
            });

            Answer swept = server.sweep("10.77.0.0/24");
            System.out.printf(
                    "%d of %d hosts (%d silent) in %d ms%n", swept.fresh().size() - 1, HOSTS, SILENT, swept.millis());

            assertThat(swept.fresh())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("10.77.0.1"),
                                    IntStream.rangeClosed(1, HOSTS).mapToObj(SweeperInNamespaceTest::ip))
                            .toList());
            assertThat(swept.probed()).isEqualTo(254);
            assertThat(swept.millis()).isLessThan(2_000);

            Answer again = server.sweep("10.77.0.0/24");
            assertThat(again.fresh())
                    .as("those that talk give fresh proof each time")
                    .hasSize(1 + HOSTS - SILENT);
            assertThat(again.seen()).containsEntry(ip(1), Evidence.UNCONFIRMED).hasSize(1 + HOSTS);
            assertThat(again.millis()).isLessThan(2_000);
        });
    }

    @Test
    void whoLeftIsNeverFreshAndIsGoneWhenTheKernelHasAskedAgain() {
        onALan((lan, server) -> {
            lan.impatientKernel("br0");
            silent(lan, 1);
            silent(lan, 2);
            talking(lan, 3);
            talking(lan, 4);
            assertThat(server.sweep("10.77.0.0/24").fresh()).contains(ip(1), ip(2), ip(3), ip(4));

            lan.leave("h1", "br0");
            lan.leave("h3", "br0");

            Answer first = server.sweep("10.77.0.0/24");
            assertThat(first.seen()).as("the table still has them").containsEntry(ip(1), Evidence.UNCONFIRMED);
            assertThat(first.fresh()).contains(ip(4)).doesNotContain(ip(1), ip(3));
            Answer told = server.confirm(20);
            assertThat(told.gone()).containsExactlyInAnyOrder(ip(1), ip(3));
            assertThat(told.seen()).containsEntry(ip(2), Evidence.VERIFIED).doesNotContainKeys(ip(1), ip(3));

            Answer second = server.sweep("10.77.0.0/24");
            assertThat(second.seen()).doesNotContainKeys(ip(1), ip(3));

            lan.comeBack("h1", "br0", true);
            lan.comeBack("h3", "br0", false);
            assertThat(server.sweep("10.77.0.0/24").seen())
                    .containsEntry(ip(1), Evidence.ARP)
                    .containsEntry(ip(3), Evidence.ARP);
        });
    }

    @Test
    void a28IsProbedAt14AddressesAndNowhereElse() {
        onALan((lan, server) -> {
            lan.bridge("br1", "10.78.0.1/24");
            // One host has all addresses around, so that it counts every packet: .0 to .40 without the server's own.
            lan.host(
                    "all",
                    "br1",
                    IntStream.rangeClosed(0, 40)
                            .filter(last -> last != 1)
                            .mapToObj(last -> "10.78.0." + last + "/24")
                            .toArray(String[]::new));

            Answer swept = server.sweep("10.78.0.0/28");

            assertThat(swept.probed()).isEqualTo(14);
            assertThat(swept.fresh()).hasSize(14);
            assertThat(lan.datagramsToClosedPorts("all"))
                    .as("one packet to each, none to the server itself")
                    .isEqualTo(13);
        });
    }

    @Test
    void aSubnetBehindARouterIsSeenByConnectingAndItsSilenceSaysNothing() {
        onALan((lan, server) -> {
            talking(lan, 1);
            lan.host("router", "br0", "10.77.0.2/24");
            lan.in("server", "link add far type bridge");
            lan.in("server", "link set far up");
            lan.host("router", "far", "10.79.1.1/28");
            lan.host("behind", "far", "10.79.1.5/28");
            lan.in("behind", "route add default via 10.79.1.1");
            lan.in("server", "route add 10.79.1.0/28 via 10.77.0.2");
            lan.forwards("router");

            assertThat(server.sweep("10.77.0.0/24", "10.79.1.0/28").seen())
                    .containsEntry(ip(1), Evidence.ARP)
                    .containsEntry("10.79.1.1", Evidence.TCP)
                    .containsEntry("10.79.1.5", Evidence.TCP);

            lan.leave("router", "br0");
            Answer cut = server.sweep("10.77.0.0/24", "10.79.1.0/28");
            assertThat(cut.unswept()).containsExactly("10.79.1.0/28");
            assertThat(cut.fresh()).contains(ip(1));
            assertThat(server.sweep("10.79.1.0/28").failure()).contains("10.79.1.0/28");

            lan.in("router", "link set br0 up");
            assertThat(server.sweep("10.79.1.0/28").fresh()).contains("10.79.1.5");
        });
    }

    @Test
    void aSweepWithoutALinkFailsWithAReasonAndFindsAgainAfterwards() {
        onALan((lan, server) -> {
            talking(lan, 1);
            assertThat(server.sweep("10.77.0.0/24").fresh()).contains(ip(1));

            lan.in("server", "link set br0 down");
            Answer failed = server.sweep("10.77.0.0/24");
            assertThat(failed.failure()).contains("br0 is down");
            assertThat(failed.seen()).isEmpty();
            assertThat(server.sweep("10.80.0.0/24").failure())
                    .as("no such network here")
                    .contains("no way there");

            lan.in("server", "link set br0 up");
            // The kernel takes up to a second to notice that there is a link again.
            await().untilAsserted(() ->
                    assertThat(server.sweep("10.77.0.0/24").fresh()).contains(ip(1)));
        });
    }

    @Test
    void theLargestSubnetIsSweptInBoundedTime() {
        onALan((lan, server) -> {
            lan.bridge("br1", "10.96.0.1/20");
            List<String> hosts = List.of("10.96.0.9", "10.96.7.200", "10.96.15.254");
            hosts.forEach(host -> lan.silentHost("h" + hosts.indexOf(host), "br1", host + "/20"));

            Answer swept = server.sweep("10.96.0.0/20");
            System.out.printf("4,094 addresses in %d ms%n", swept.millis());

            assertThat(swept.probed()).isEqualTo(4_094);
            assertThat(swept.fresh()).containsAll(hosts).hasSize(4);
            assertThat(swept.millis()).isLessThan(30_000);
        });
    }

    @Test
    void hostsAreCalledAsTheyCallThemselvesOnlyWhereThatIsSwitchedOn() {
        onALan((lan, server) -> {
            talking(lan, 1);
            talking(lan, 2);
            try (InNamespace other = new InNamespace(lan, "h1");
                    InNamespace lamp = new InNamespace(lan, "h2")) {
                lamp.ask("ssdp-answerer " + ip(2));
                other.ask("names " + ip(1) + " mdns");
                other.ask("announce North-gate 8443");

                server.ask("names 10.77.0.1");
                long before = lan.sentToGroups("server");
                server.ask("announce Silent 8080");
                assertThat(server.ask("ask")).isEqualTo("{}");
                assertThat(lan.sentToGroups("server"))
                        .as("off means that nothing is sent")
                        .isEqualTo(before);

                server.ask("names 10.77.0.1 mdns ssdp");
                await().atMost(Duration.ofSeconds(40))
                        .untilAsserted(() -> assertThat(server.ask("ask"))
                                .contains(ip(1) + "=gatehouse")
                                .contains(ip(2) + "=Lamp [31m/70.3"));
                assertThat(lamp.ask("servers " + ip(2))).isEqualTo("North-gate:8443 7");
            }
        });
    }
}
