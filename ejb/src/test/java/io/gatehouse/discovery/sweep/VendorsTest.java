package io.gatehouse.discovery.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorsTest {

    private static VendorTable table(String lines) throws IOException {
        return VendorTable.read(new ByteArrayInputStream(lines.getBytes(UTF_8)));
    }

    @Test
    void thePackagedTableHasAllThreeSizesOfBlocks() {
        assertThat(VendorTable.packaged().size()).isGreaterThan(50_000);
        Vendors vendors = new Vendors();
        assertThat(vendors.of("b8:27:eb:01:02:03")).contains("Raspberry Pi Foundation");
        assertThat(vendors.of("5C-F8-38-D1-02-03")).as("28 bits").contains("Watts AS");
        assertThat(vendors.of("00:1b:c5:00:00:01")).as("36 bits").contains("Converging Systems Inc.");
    }

    @Test
    void theSmallestBlockSaysWhoItIs() throws IOException {
        Vendors vendors = new Vendors(table("""
                # a list
                001BC5\tIEEE Registration Authority
                001BC5000\tSmall & Co.
                00AABB\tPrivate
                00AABC\t \u202eEvil\u0007 Name\u0000
                """));
        assertThat(vendors.of("00:1b:c5:00:00:01")).contains("Small & Co.");
        assertThat(vendors.of("00:1b:c5:f0:00:01")).contains("IEEE Registration Authority");
        assertThat(vendors.of("00:aa:bb:00:00:01"))
                .as("doesn't want to be named")
                .isEmpty();
        assertThat(vendors.of("00:aa:bc:00:00:01")).contains("Evil Name");
        assertThat(vendors.of("00:aa:bd:00:00:01")).isEmpty();
        assertThat(vendors.of("nonsense")).isEmpty();
        assertThatThrownBy(() -> table("001BC5\tA\n001BC4\tB\n")).hasMessageContaining("sorted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"da:a1:19:00:00:01", "02:00:00:00:00:01", "F6-00-00-00-00-01", "be:00:00:00:00:01"})
    void thoughtUpAddressesAreMarkedAndHaveNoMaker(String mac) {
        assertThat(Vendors.isRandomised(mac)).isTrue();
        assertThat(new Vendors().of(mac)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"b8:27:eb:01:02:03", "33:33:00:00:00:01", "ff:ff:ff:ff:ff:ff", "52:54:00:12:34:56", "", "da"})
    void othersAreNot(String mac) {
        assertThat(Vendors.isRandomised(mac)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"52:54:00:12:34:56, QEMU/KVM virtual machine", "02:42:ac:11:00:02, Docker container"})
    void softwareIsNamed(String mac, String name) {
        assertThat(new Vendors().of(mac)).contains(name);
    }
}
