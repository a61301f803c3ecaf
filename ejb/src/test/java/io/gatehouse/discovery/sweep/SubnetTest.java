package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 254, 192.168.1.1, 192.168.1.254",
        "172.20.10.2/28, 14, 172.20.10.1, 172.20.10.14",
        "10.0.0.4/31, 2, 10.0.0.4, 10.0.0.5",
        "10.0.0.4/32, 1, 10.0.0.4, 10.0.0.4",
        "10.0.16.0/20, 4094, 10.0.16.1, 10.0.31.254",
    })
    void hostsAreWithoutNetworkAndBroadcastAddress(String written, int count, String first, String last) {
        Subnet subnet = Subnet.parse(written);
        assertThat(subnet.hosts()).hasSize(count).startsWith(first).endsWith(last);
        assertThat(subnet.hostCount()).isEqualTo(count);
        assertThat(subnet.refusal()).isEmpty();
    }

    @Test
    void aLargerOneIsRefusedWithAReasonButCanBeNamed() {
        Subnet large = Subnet.parse("192.168.0.0/16");
        assertThat(large.refusal()).hasValueSatisfying(why -> assertThat(why).contains("65,534", "4,094", "/20"));
        assertThat(large.contains(Subnet.parse("192.168.4.0/24"))).isTrue();
        assertThatThrownBy(large::hosts).isInstanceOf(IllegalStateException.class);
        assertThat(Subnet.parse("0.0.0.0/0").contains("255.255.255.255")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.168.1.0",
                "192.168.1.0/33",
                "192.168.1.256/24",
                "192.168.1/24",
                "fe80::/64",
                "192.168.01.0/24",
                "192.168.1.0/-1",
                "a.b.c.d/24",
                "1.2.3.4/24; rm",
                "192.168.1.0/024 "
            })
    void nonsenseIsRefused(String written) {
        assertThatThrownBy(() -> Subnet.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overlapsHoweverTheyAreAsked() {
        Subnet whole = Subnet.parse("10.1.0.0/22");
        Subnet part = Subnet.parse("10.1.3.0/24");
        assertThat(whole.overlaps(part)).isTrue();
        assertThat(part.overlaps(whole)).isTrue();
        assertThat(part.contains(whole)).isFalse();
        assertThat(part.overlaps(Subnet.parse("10.1.2.0/24"))).isFalse();
        assertThat(part).isGreaterThan(whole).hasToString("10.1.3.0/24");
    }

    @Property
    void everyHostIsContainedAndWrittenAsItIsRead(
            @ForAll @LongRange(max = 0xFFFFFFFFL) long address, @ForAll @IntRange(min = 20, max = 32) int prefix) {
        Subnet subnet = new Subnet(Subnet.text(address), prefix);
        assertThat(Subnet.parse(subnet.toString())).isEqualTo(subnet);
        assertThat(subnet.hosts()).allMatch(subnet::contains).hasSize((int) subnet.hostCount());
    }
}
