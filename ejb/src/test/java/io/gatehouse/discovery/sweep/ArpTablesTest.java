package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArpTablesTest {

    private static final String LINUX = """
            IP address       HW type     Flags       HW address            Mask     Device
            192.168.1.1      0x1         0x2         3C:84:6A:01:02:03     *        wlan0
            192.168.1.77     0x1         0x0         06:5a:86:80:00:97     *        wlan0
            192.168.1.78     0x1         0x0         00:00:00:00:00:00     *        wlan0
            192.168.1.9      0x1         0x6         00:11:22:33:44:55     *        eth0.5
            """;

    @Test
    void linuxTellsWhichEntriesAreComplete() {
        assertThat(ArpTables.proc(LINUX).values())
                .containsExactly(
                        new Neighbour("192.168.1.1", "3c:84:6a:01:02:03", "wlan0"),
                        new Neighbour("192.168.1.9", "00:11:22:33:44:55", "eth0.5"));
    }

    @Test
    void macOsWritesShortPairsAndGroupsToo() {
        assertThat(ArpTables.told("""
                ? (192.168.1.1) at 3c:84:6a:1:2:3 on en0 ifscope [ethernet]
                ? (192.168.1.20) at (incomplete) on en0 ifscope [ethernet]
                ? (192.168.1.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
                mdns.mcast.net (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
                """).values())
                .containsExactly(new Neighbour("192.168.1.1", "3c:84:6a:01:02:03", "en0"));
    }

    @Test
    void freeBsdAndOldLinuxAreReadToo() {
        assertThat(ArpTables.told("""
                ? (10.0.0.1) at 00:0d:b9:4a:5b:6c on igb0 expires in 1187 seconds [ethernet]
                ? (10.0.0.7) at <incomplete> on eth0
                ? (10.0.0.8) at 52:54:00:aa:bb:cc [ether] on eth0
                """)).containsOnlyKeys("10.0.0.1", "10.0.0.8");
    }

    @Test
    void windowsWritesDashesInAnyLanguage() {
        assertThat(ArpTables.told("""

                Schnittstelle: 192.168.1.5 --- 0xb
                  Internetadresse       Physische Adresse     Typ
                  192.168.1.1           3c-84-6a-01-02-03     dynamisch
                  192.168.1.255         ff-ff-ff-ff-ff-ff     statisch
                  224.0.0.22            01-00-5e-00-00-16     statisch
                """).values())
                .containsExactly(new Neighbour("192.168.1.1", "3c:84:6a:01:02:03", null));
    }

    @Test
    void nonsenseIsNoEntry() {
        assertThat(ArpTables.told("? (999.1.1.1) at 3c:84:6a:1:2:3 on en0\n? (1.1.1.1) at 3c:84:6a:1:2 on en0\n"))
                .isEmpty();
        assertThat(ArpTables.proc("10.0.0.1 0x1 0x2 zz:84:6a:01:02:03 * br0")).isEmpty();
        assertThat(ArpTables.mac("3c:84:6a:01:02:03:04")).isEmpty();
    }

    @Test
    void theKernelsTableIsReadFromItsFile(@TempDir Path folder) throws IOException {
        NeighbourTable table = NeighbourTable.proc(Files.writeString(folder.resolve("arp"), LINUX));
        assertThat(table.quick()).isTrue();
        assertThat(table.read()).hasSize(2);
    }
}
