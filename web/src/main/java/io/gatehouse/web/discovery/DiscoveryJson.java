package io.gatehouse.web.discovery;

import io.gatehouse.discovery.DiscoverySettings;
import io.gatehouse.discovery.OwnSubnet;
import io.gatehouse.web.problem.Fields;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done to find devices, and in which networks it could be. */
@Schema(name = "Discovery")
public record DiscoveryJson(
        boolean enabled,
        List<String> subnets,
        boolean sweep,
        boolean mdns,
        boolean ssdp,
        int intervalSeconds,
        boolean history,
        List<Own> ownSubnets) {

    @Schema(name = "OwnSubnet")
    public record Own(String subnet, String networkName, String address, boolean up) {}

    static DiscoveryJson of(DiscoverySettings settings, List<OwnSubnet> own) {
        return new DiscoveryJson(
                settings.enabled(),
                settings.subnets(),
                settings.sweep(),
                settings.mdns(),
                settings.ssdp(),
                settings.intervalSeconds(),
                settings.history(),
                own.stream()
                        .map(one -> new Own(one.subnet(), one.networkName(), one.address(), one.up()))
                        .toList());
    }

    /** What isn't said is as it was before. */
    static DiscoverySettings read(Fields fields, DiscoverySettings before) {
        Set<String> subnets = fields.texts("subnets", new TreeSet<>(before.subnets()));
        return new DiscoverySettings(
                fields.flag("enabled", before.enabled()),
                subnets.equals(Set.copyOf(before.subnets())) ? before.subnets() : List.copyOf(subnets),
                fields.flag("sweep", before.sweep()),
                fields.flag("mdns", before.mdns()),
                fields.flag("ssdp", before.ssdp()),
                fields.integer("intervalSeconds", before.intervalSeconds()),
                fields.flag("history", before.history()));
    }
}
