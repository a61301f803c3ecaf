package io.gatehouse.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder that holds all that must outlive a run. One start at a time, and nobody else's eyes. */
final class DataFolder implements AutoCloseable {

    static final String INSTALLATION_KEY = "installation.key";
    static final String AUDIT_WITNESS = "audit-witness";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            // by its one true name, by which a PostgreSQL that was left behind is known as well
            Path real = folder.toRealPath();
            FileChannel lockFile = FileChannel.open(
                    real.resolve("gatehouse.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new StartFailure("the data folder " + folder + " is in use by another start of Gatehouse");
            }
            return new DataFolder(real, lockFile);
        } catch (AccessDeniedException e) {
            throw new StartFailure("the data folder " + folder + " is not writable", e);
        } catch (IOException e) {
            throw new StartFailure("the data folder " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** A secret that is made once and then kept, written whole or not at all. */
    String secret(String name, Supplier<String> make) {
        return read(name).orElseGet(() -> {
            String made = make.get();
            write(name, made);
            return made;
        });
    }

    Optional<String> read(String name) {
        Path file = resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(content -> !content.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new StartFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    void write(String name, String content) {
        Path file = resolve(name);
        Path unfinished = resolve(name + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            restrict(unfinished, "rw-------");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(content + System.lineSeparator()));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
