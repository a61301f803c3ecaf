package io.gatehouse.audit.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** The newest seal as it is known outside of the database: whoever cuts off the end of the chain must reach it as well. */
public record Witness(long no, String digest, String signature) {

    public static Witness of(Seal seal) {
        return new Witness(seal.no(), seal.digest(), seal.signature());
    }

    public static Optional<Witness> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException("the witness " + file + " is damaged", e);
        }
    }

    /** Replaces the file in one step, so that it is always whole. */
    public void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text(), StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public String text() {
        return "# The newest seal of the audit: keep it where the database's keepers can't reach it.%n".formatted()
                + "seal=" + no + System.lineSeparator() + "digest=" + digest + System.lineSeparator() + "signature="
                + signature + System.lineSeparator();
    }

    boolean isSigned(SealKey key) {
        return key.signed(Seal.message(no, digest), signature);
    }

    boolean isOf(Seal seal) {
        return no == seal.no() && digest.equals(seal.digest());
    }

    private static Witness parse(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        String digest = read.getProperty("digest", "");
        String signature = read.getProperty("signature", "");
        if (!digest.matches("[0-9a-f]{64}") || !signature.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("no digest or no signature");
        }
        return new Witness(Long.parseLong(read.getProperty("seal", "")), digest, signature);
    }
}
