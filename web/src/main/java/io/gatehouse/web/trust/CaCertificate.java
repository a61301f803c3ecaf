package io.gatehouse.web.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An authority's certificate in the forms that devices and people want it. */
public record CaCertificate(X509Certificate certificate) {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,]+)");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int BYTES_IN_A_LINE = 8;
    private static final int LINE = 64;

    /** Under which devices list it. */
    public String name() {
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        return name.find() ? name.group(1) : "Gatehouse CA";
    }

    /** The SHA-256 fingerprint, in lines as the terminal shows it. */
    public List<String> fingerprint() {
        byte[] digest = digest();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < digest.length; from += BYTES_IN_A_LINE) {
            lines.add(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest, from, from + BYTES_IN_A_LINE));
        }
        return lines;
    }

    public String ends() {
        return DAY.format(LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] pem() {
        return ("-----BEGIN CERTIFICATE-----\n" + base64() + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** For iPhones and iPads. The ids follow from the certificate: installed once more it replaces itself. */
    byte[] profile() {
        String id = HexFormat.of().formatHex(digest());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>PayloadContent</key>
                  <array>
                    <dict>
                      <key>PayloadCertificateFileName</key><string>gatehouse-ca.crt</string>
                      <key>PayloadContent</key>
                      <data>
                %1$s
                      </data>
                      <key>PayloadDescription</key><string>Lets this device trust one Gatehouse on local networks</string>
                      <key>PayloadDisplayName</key><string>%2$s</string>
                      <key>PayloadIdentifier</key><string>io.gatehouse.ca.%3$s.certificate</string>
                      <key>PayloadType</key><string>com.apple.security.root</string>
                      <key>PayloadUUID</key><string>%4$s</string>
                      <key>PayloadVersion</key><integer>1</integer>
                    </dict>
                  </array>
                  <key>PayloadDescription</key>
                  <string>Lets this device trust one Gatehouse. It is good for private addresses and local names only.</string>
                  <key>PayloadDisplayName</key><string>%2$s</string>
                  <key>PayloadIdentifier</key><string>io.gatehouse.ca.%3$s</string>
                  <key>PayloadOrganization</key><string>Gatehouse</string>
                  <key>PayloadRemovalDisallowed</key><false/>
                  <key>PayloadType</key><string>Configuration</string>
                  <key>PayloadUUID</key><string>%5$s</string>
                  <key>PayloadVersion</key><integer>1</integer>
                </dict>
                </plist>
                """.formatted(base64(), escaped(name()), id, uuid(id, "certificate"), uuid(id, "profile"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(der());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String base64() {
        return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der());
    }

    private static String uuid(String id, String part) {
        return UUID.nameUUIDFromBytes((id + part).getBytes(StandardCharsets.US_ASCII))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
