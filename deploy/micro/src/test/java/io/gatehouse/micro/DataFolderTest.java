package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void nameAFolderThatIsNotThereYet() {
        folder = parent.resolve("new/data");
    }

    @Test
    void aSecondOpeningIsRefusedWhileTheFirstLasts() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.resolve("x")).isEqualTo(folder.resolve("x"));
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void itOpensAgainOnceItIsClosed() {
        DataFolder.open(folder).close();

        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.read("x")).isEmpty();
        }
    }

    @Test
    void aSecretIsMadeOnceAndKept() {
        String made;
        try (DataFolder data = DataFolder.open(folder)) {
            made = data.secret("key", Secret::forMachines);
        }
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.secret("key", () -> "another")).isEqualTo(made);
        }
    }

    @Test
    void aSecretWhoseWritingWasCutShortIsMadeAnew() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            Files.writeString(folder.resolve("key.new"), "half");
            Files.createFile(folder.resolve("key"));

            assertThat(data.secret("key", () -> "whole")).isEqualTo("whole");
            assertThat(data.read("key")).contains("whole");
            assertThat(folder.resolve("key.new")).doesNotExist();
        }
    }

    @Test
    void nobodyElseSeesIn() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            data.write("key", "secret");

            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderThatWasOpenToOthersIsClosedToThem() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.open(folder).close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void aFileInItsPlaceIsRefusedByItsName() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
