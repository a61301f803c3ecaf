package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts that can't succeed say why in one line, and begin nothing. */
class RefusedStartIT {

    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

    static Stream<Path> programs() {
        return Stream.of(Run.DISTRIBUTION.resolve("bin/gatehouse"), TOP.resolve("deploy/run"));
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        try (Run run = Run.gatehouse(Run.newFolder("usage"), "--http-prot", "9")) {
            assertThat(run.refusal(2)).contains("--http-prot", "--help");
        }
    }

    @Test
    void aWrongValueIsWrongUsage() {
        try (Run run = Run.gatehouse(Run.newFolder("usage"), "--http-port", "http")) {
            assertThat(run.refusal(2)).contains("gatehouse.http.port", "'http'");
        }
    }

    @Test
    void aTakenPortIsNamedWithTheOptionToChooseAnother() throws IOException {
        Path data = Run.newFolder("port");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Run run = Run.gatehouse(data, "--http-address", "127.0.0.1", "--http-port=" + taken.getLocalPort())) {
            assertThat(run.refusal(1)).contains("port " + taken.getLocalPort() + " ", "--http-port");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aTakenPortForHttpsIsNamedWithItsOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Run run = Run.gatehouse(
                        Run.newFolder("port"),
                        "--http-address",
                        "127.0.0.1",
                        "--http-port=" + Run.freePort(),
                        "--https-port=" + taken.getLocalPort())) {
            assertThat(run.refusal(1)).contains("port " + taken.getLocalPort() + ", for HTTPS,", "--https-port");
        }
    }

    @Test
    void aCertificateThatCannotBeReadIsNamedBeforeAnythingIsStarted() {
        Path data = Run.newFolder("certificate");
        try (Run run = Run.gatehouse(
                data,
                "--http-address",
                "127.0.0.1",
                "--http-port=" + Run.freePort(),
                "--https-port=" + Run.freePort(),
                "--tls-certificate",
                "/nowhere/fullchain.pem")) {
            assertThat(run.refusal(1)).contains("/nowhere/fullchain.pem");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aFolderThatAnotherStartUsesIsNamed() {
        Path folder = Run.newFolder("used");
        try (DataFolder used = DataFolder.open(folder);
                Run run = Run.gatehouse(folder, "--http-address", "127.0.0.1")) {
            assertThat(run.refusal(1)).contains("in use", used.resolve("").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aJavaThatIsTooOldIsNamedWithItsVersion(Path program) throws IOException {
        Path home = javaHome("11.0.2");
        try (Run run = Run.of(Map.of("JAVA_HOME", home.toString()), List.of(program.toString()))) {
            assertThat(run.refusal(1)).contains("17 or newer", "11.0.2", "JAVA_HOME");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aJavaOfTheOldCountingOnThePathIsTooOldAsWell(Path program) throws IOException {
        String path = javaHome("1.8.0_402").resolve("bin") + ":" + System.getenv("PATH");
        try (Run run = Run.of(Map.of("JAVA_HOME", "", "PATH", path), List.of(program.toString()))) {
            assertThat(run.refusal(1)).contains("17 or newer", "1.8.0_402");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aMissingJavaIsNamed(Path program) {
        try (Run run = Run.of(Map.of("JAVA_HOME", "/nowhere"), List.of(program.toString()))) {
            assertThat(run.refusal(1)).contains("17 or newer", "/nowhere/bin/java");
        }
    }

    @Test
    void aFreshCloneWithoutMavenSaysThatItNeedsIt() throws IOException {
        Path clone = Run.newFolder("clone");
        Path start = Files.createDirectories(clone.resolve("deploy")).resolve("run");
        Files.copy(TOP.resolve("deploy/run"), start);
        Path java = Path.of(System.getProperty("java.home"));
        try (Run run = Run.of(
                Map.of("JAVA_HOME", java.toString(), "PATH", toolsWithoutMaven(clone)), List.of(start.toString()))) {
            assertThat(run.refusal(1)).contains("needs Maven (mvn)");
        }
    }

    private static Path javaHome(String version) throws IOException {
        Path home = Run.newFolder("java");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static String toolsWithoutMaven(Path folder) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "env", "dirname", "find", "head", "sed")) {
            Path found = Stream.of("/usr/bin", "/bin")
                    .map(where -> Path.of(where, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        return tools.toString();
    }
}
