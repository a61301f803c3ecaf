package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.common.ProblemException;
import io.gatehouse.discovery.sweep.Subnet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    private static final List<OwnSubnet> OWN = List.of(
            new OwnSubnet("192.168.7.0/24", "eth0", "192.168.7.2", true, false, false),
            new OwnSubnet("10.0.0.0/8", "eth1", "10.1.2.3", true, false, false),
            new OwnSubnet("172.20.10.0/28", "bridge100", "172.20.10.2", false, false, false));

    @Test
    void partsOfOwnPrivateSubnetsCanBeChosenAndOneWithinAnotherIsLookedAtOnce() {
        assertThat(Choice.checked(
                        List.of("192.168.7.9/24", "192.168.7.32/28", "10.1.2.0/24", "172.20.10.0/28"), List.of(), OWN))
                .containsExactly("10.1.2.0/24", "172.20.10.0/28", "192.168.7.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.8.0/24", "192.168.0.0/16", "8.8.8.0/24", "127.0.0.0/24", "somewhere", "10.1.2.3"})
    void whatIsNotOursIsRefusedWithWhatCouldBeNamed(String subnet) {
        assertThatThrownBy(() -> Choice.checked(List.of(subnet), List.of(), OWN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .allSatisfy(wrong -> assertThat(wrong.field()).isEqualTo("subnets"))
                                .anySatisfy(
                                        wrong -> assertThat(wrong.message()).contains("192.168.7.0/24", "10.0.0.0/8")));
    }

    @Test
    void whatIsTooLargeIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Choice.checked(List.of("10.1.0.0/16"), List.of(), OWN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.detail()).contains("10.1.0.0/16", "65,534", "4,094"));
        assertThatThrownBy(() -> Choice.checked(List.of("10.1.0.0/20", "10.2.0.0/20", "10.3.0.0/20"), List.of(), OWN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.detail()).contains("8192"));
    }

    @Test
    void onlyWhatWeAreInAtThisMomentIsLookedAt() {
        Choice choice = Choice.of(List.of("192.168.7.0/24", "172.20.10.0/28", "192.168.99.0/24"), OWN);

        assertThat(choice.attached()).containsExactly(Subnet.parse("192.168.7.0/24"));
        assertThat(choice.skipped())
                .isEqualTo(Map.of(
                        "172.20.10.0/28",
                        "bridge100 is not connected",
                        "192.168.99.0/24",
                        "this machine is not in it any more, or reaches it by a tunnel"));
    }

    @ParameterizedTest
    @CsvSource({
        "docker0, true",
        "br-4f2a, true",
        "veth12, true",
        "virbr0, true",
        "vEthernet (WSL), true",
        "vmnet8, true",
        "vboxnet0, true",
        "tun0, false",
        "br0, false",
        "bridge100, false",
        "eth0, false",
        "wlan0, false",
        "en0, false"
    })
    void networksWithinTheMachineAreKnownByTheirNames(String name, boolean inside) {
        assertThat(OwnSubnets.isInside(name)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tun0", "tap1", "utun3", "wg0", "tailscale0", "ppp0"})
    void theFarEndOfATunnelIsNeverLookedAt(String name) {
        assertThat(OwnSubnets.isTunnel(name)).isTrue();
    }

    @Test
    void whatLiesWithinTheMachineIsNotOfferedButNotRefused() {
        List<OwnSubnet> own = List.of(new OwnSubnet("192.168.9.0/24", "veth3", "192.168.9.1", true, true, false));
        assertThat(Choice.checked(List.of("192.168.9.0/28"), List.of(), own)).containsExactly("192.168.9.0/28");
        assertThatThrownBy(() -> Choice.checked(List.of("192.168.1.0/24"), List.of(), own))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatWasChosenBeforeStaysChosenWhereverThisMachineIs() {
        assertThat(Choice.checked(List.of("192.168.99.0/24", "192.168.7.0/24"), List.of("192.168.99.0/24"), OWN))
                .containsExactly("192.168.7.0/24", "192.168.99.0/24");
        assertThatThrownBy(() ->
                        Choice.checked(List.of("192.168.99.0/24", "192.168.98.0/24"), List.of("192.168.99.0/24"), OWN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .singleElement()
                                .satisfies(wrong -> assertThat(wrong.message()).startsWith("192.168.98.0/24")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.8.0.0/24, false",
        "10.8.0.128/25, false",
        "10.8.0.0/20, false",
        "10.9.0.0/24, true",
        "10.20.0.0/24, true",
        "10.30.0.0/24, false"
    })
    void whatATunnelTakesIsNotLookedAtThoughItLiesInAWiderNetworkOfOurs(String subnet, boolean lookedAt) {
        List<OwnSubnet> own = List.of(
                new OwnSubnet("10.0.0.0/8", "eth0", "10.1.2.3", true, false, false),
                new OwnSubnet("10.8.0.0/24", "wg0", "10.8.0.2", true, false, true),
                new OwnSubnet("10.16.0.0/12", "tun0", "10.16.0.2", true, false, true),
                new OwnSubnet("10.20.0.0/24", "eth1", "10.20.0.2", true, false, false),
                new OwnSubnet("10.9.0.0/24", "wg1", "10.9.0.2", false, false, true));

        assertThat(Choice.of(List.of(subnet), own).attached()).hasSize(lookedAt ? 1 : 0);
        assertThat(OwnSubnets.around(Subnet.parse(subnet), own).isPresent()).isEqualTo(lookedAt);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, true",
        "172.16.0.0/12, true",
        "172.32.1.0/24, false",
        "192.168.0.0/16, true",
        "192.169.0.0/16, false",
        "0.0.0.0/0, false",
        "100.64.0.0/10, false"
    })
    void onlyPrivateRangesAreOffered(String subnet, boolean isPrivate) {
        assertThat(OwnSubnets.isPrivate(Subnet.parse(subnet))).isEqualTo(isPrivate);
    }
}
