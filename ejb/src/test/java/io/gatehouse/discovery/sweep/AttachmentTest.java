package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    private static final Attachment CABLE = attachment("eth0", "10.0.0.0/8", true, false);
    private static final Attachment TUNNEL = attachment("wg0", "10.8.0.0/24", true, true);

    @Test
    void aTunnelTakesWhatItsNarrowerNetworkOverlaps() {
        List<Attachment> both = List.of(CABLE, TUNNEL);
        assertThat(Attachment.tunnel(both, Subnet.parse("10.8.0.0/24"))).contains(TUNNEL);
        assertThat(Attachment.tunnel(both, Subnet.parse("10.8.0.0/20"))).contains(TUNNEL);
        assertThat(Attachment.tunnel(both, Subnet.parse("10.9.0.0/24"))).isEmpty();
        assertThat(Attachment.tunnel(
                        List.of(CABLE, attachment("wg0", "10.8.0.0/24", false, true)), Subnet.parse("10.8.0.0/24")))
                .isEmpty();
    }

    @Test
    void aTunnelIntoSomethingWiderTakesNothingOfOurs() {
        Attachment wide = attachment("wg0", "10.0.0.0/7", true, true);
        assertThat(Attachment.tunnel(List.of(CABLE, wide), Subnet.parse("10.8.0.0/24")))
                .isEmpty();
    }

    private static Attachment attachment(String device, String subnet, boolean up, boolean tunnel) {
        return new Attachment(device, "10.1.2.3", Subnet.parse(subnet), null, up, !tunnel, tunnel);
    }
}
