package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

    @TempDir
    Path data = Path.of("");

    @Test
    void theOptionWinsOverTheEnvironment() throws IOException {
        file("gatehouse.http.port=3");

        Settings settings = read(Map.of(Option.HTTP_PORT, "1"), Map.of("GATEHOUSE_HTTP_PORT", "2"));

        assertThat(settings.number(Option.HTTP_PORT)).isEqualTo(1);
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        file("gatehouse.http.port=3");

        assertThat(read(Map.of(), Map.of("GATEHOUSE_HTTP_PORT", "2")).number(Option.HTTP_PORT))
                .isEqualTo(2);
    }

    @Test
    void theFileWinsOverTheDefault() throws IOException {
        file("gatehouse.http.port = 3 ");

        assertThat(read(Map.of(), Map.of()).number(Option.HTTP_PORT)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATA")
    void whatNobodySetHasItsDefault(Option option) {
        assertThat(read(Map.of(), Map.of()).get(option)).isEqualTo(option.fallback());
    }

    @ParameterizedTest
    @CsvSource({
        "http://id.example.org, gatehouse, '', ''",
        "https://id.example.org, '', '', ''",
        "https://id.example.org, gatehouse, KING, ''",
        "https://id.example.org, gatehouse, '', crew",
        "https://id.example.org, gatehouse, '', crew:KING",
    })
    void aProviderThatCannotWorkKeepsItFromStarting(String issuer, String client, String role, String roles) {
        assertThatThrownBy(() -> provider(issuer, client, role, roles)).isInstanceOf(StartFailure.class);
    }

    @Test
    void aProviderIsConfigured() {
        Settings settings =
                provider("https://id.example.org/realms/x", "gatehouse", "OPERATOR", "crew:OPERATOR, a b:ADMIN");

        assertThat(settings.get(Option.OIDC_ISSUER)).isEqualTo("https://id.example.org/realms/x");
        assertThat(provider("http://localhost:8081/x", "gatehouse", "", "").has(Option.OIDC_ISSUER))
                .isTrue();
    }

    private Settings provider(String issuer, String client, String role, String roles) {
        return read(
                Map.of(),
                Map.of(
                        "GATEHOUSE_OIDC_ISSUER",
                        issuer,
                        "GATEHOUSE_OIDC_CLIENT_ID",
                        client,
                        "GATEHOUSE_OIDC_DEFAULT_ROLE",
                        role,
                        "GATEHOUSE_OIDC_ROLES",
                        roles));
    }

    @Test
    void aNodesNumberGivesItPortsAndNeighbours() {
        Settings second = read(Map.of(Option.NODE, "2"), Map.of());

        assertThat(second.get(Option.HTTP_PORT)).isEqualTo("8081");
        assertThat(second.get(Option.CLUSTER_PORT)).isEqualTo("6902");
        assertThat(second.get(Option.CLUSTER_MEMBERS)).startsWith("127.0.0.1:6901,127.0.0.1:6902,");
        assertThat(second.isFirstNode()).isFalse();
        assertThat(second.ownFolder()).isEqualTo(second.data().resolve("node-2"));
    }

    @ParameterizedTest
    @CsvSource({"8080, 8443", "18080, 18443", "65172, 65535", "65173, 0", "65535, 0"})
    void httpsIsAsFarFromHttpAsItUsuallyIs(String http, int https) {
        assertThat(read(Map.of(Option.HTTP_PORT, http), Map.of()).httpsPort()).isEqualTo(https);
    }

    @Test
    void httpsFollowsANodesNumberAndWhatIsSaidWins() {
        assertThat(read(Map.of(Option.NODE, "2"), Map.of()).httpsPort()).isEqualTo(8444);
        assertThat(read(Map.of(Option.HTTPS_PORT, "443"), Map.of()).httpsPort()).isEqualTo(443);
        assertThat(read(Map.of(Option.HTTPS_PORT, "0"), Map.of()).httpsPort()).isZero();
    }

    @Test
    void oneProtocolToAPort() {
        assertThatThrownBy(() -> read(Map.of(Option.HTTPS_PORT, "8080"), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("gatehouse.https.port");
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_KEY", "TLS_PASSWORD"})
    void aKeyWithoutACertificateIsAMistake(Option option) {
        assertThatThrownBy(() -> read(Map.of(option, "x"), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("gatehouse.tls.certificate");
    }

    @Test
    void whatIsSaidOfANodeWinsOverItsNumber() {
        Settings second = read(Map.of(Option.NODE, "2", Option.HTTP_PORT, "9000"), Map.of());

        assertThat(second.number(Option.HTTP_PORT)).isEqualTo(9000);
    }

    @Test
    void theFirstNodeIsWhereItAlwaysWas() {
        Settings first = read(Map.of(Option.NODE, "1"), Map.of());

        assertThat(first.isFirstNode()).isTrue();
        assertThat(first.ownFolder()).isEqualTo(first.data());
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "two", "-1"})
    void thereAreNoOtherNodes(String number) {
        assertThatThrownBy(() -> read(Map.of(Option.NODE, number), Map.of())).isInstanceOf(StartFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"10.0.0.1", "10.0.0.1:6901,", "a:b", "dns:name", "multicast"})
    void membersAreAddressesWithPorts(String members) {
        assertThatThrownBy(() -> read(Map.of(Option.CLUSTER_MEMBERS, members), Map.of()))
                .isInstanceOf(StartFailure.class);
    }

    @Test
    void aNodeByItselfOpensNoGrid() {
        assertThat(Cluster.arguments(read(Map.of(), Map.of()))).containsExactly("--nohazelcast");
    }

    @Test
    void theGridsNameTellsNothingOfTheKeyAndIsTheSameForAll() {
        String key = Secret.forMachines();
        var options = Map.of(Option.CLUSTER_MEMBERS, "10.0.0.1:6901", Option.INSTALLATION_KEY, key);

        var arguments = Cluster.arguments(read(options, Map.of()));

        assertThat(arguments).contains("tcpip:10.0.0.1:6901").doesNotContain(key);
        assertThat(Cluster.arguments(read(options, Map.of()))).isEqualTo(arguments);
    }

    @Test
    void spacesAroundAValueDoNotCount() {
        assertThat(read(Map.of(), Map.of("GATEHOUSE_HTTP_PORT", " 9 ")).number(Option.HTTP_PORT))
                .isEqualTo(9);
    }

    @Test
    void theFileIsReadAsUtf8() throws IOException {
        file("gatehouse.admin.password=Grüße");

        assertThat(read(Map.of(), Map.of()).get(Option.ADMIN_PASSWORD)).isEqualTo("Grüße");
    }

    @Test
    void aMalformedFileIsRefusedByItsName() throws IOException {
        file("gatehouse.admin.password=\\uXYZ");

        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("gatehouse.properties");
    }

    @Test
    void theFileCanNotMoveTheFolderThatItIsIn() throws IOException {
        file("gatehouse.data=elsewhere");

        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("gatehouse.data")
                .hasMessageContaining("gatehouse.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PORT, 0, from 1 to 65535",
        "HTTP_PORT, 65536, from 1 to 65535",
        "HTTP_PORT, eighty, from 1 to 65535",
        "HTTP_PORT, -1, from 1 to 65535",
        "HTTP_PORT, 99999999999999, from 1 to 65535",
        "DATABASE_PORT, 65536, from 0 to 65535",
        "SESSION_HOURS, 0, from 1 to",
        "IMPORT_MAX_MEGABYTES, 0, from 1 to",
        "IMPORT_MAX_ROWS, many, from 1 to",
        "HTTP_ALLOW_PLAIN, yes, must be true or false",
        "DATABASE_URL, jdbc:mysql://db/x, must begin with jdbc:postgresql:",
        "HTTP_ADDRESS, no address at all, is not an address",
    })
    void aWrongValueIsRefusedWithItsNameAndWhatIsRight(Option option, String value, String said) {
        assertThatThrownBy(() -> read(Map.of(option, value), Map.of()))
                .hasMessageContaining(option.property())
                .hasMessageContaining(said)
                .hasMessageContaining("'" + value + "'")
                .asInstanceOf(type(StartFailure.class))
                .extracting(StartFailure::exitCode)
                .isEqualTo(StartFailure.USAGE);
    }

    @Test
    void aDamagedKeyIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> read(Map.of(Option.INSTALLATION_KEY, "nearly-a-key"), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("gatehouse.installation.key")
                .message()
                .doesNotContain("nearly-a-key");
    }

    private void file(String line) throws IOException {
        Files.writeString(data.resolve("gatehouse.properties"), line + "\n");
    }

    private Settings read(Map<Option, String> options, Map<String, String> environment) {
        Map<Option, String> all = new EnumMap<>(Option.class);
        all.putAll(options);
        all.put(Option.DATA, data.toString());
        return Settings.read(all, environment);
    }
}
