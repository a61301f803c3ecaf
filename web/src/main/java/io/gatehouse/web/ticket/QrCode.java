package io.gatehouse.web.ticket;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A text as a QR code with its quiet zone, dark on light whatever the page's colours: readers need it so. */
public final class QrCode {

    private static final int QUIET_ZONE = 4;
    private static final int MASKS = 8;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private QrCode() {}

    /** One path on a white ground, in a view box of one unit a module: scales to any size. */
    public static String svg(String text) {
        BitMatrix matrix = encode(text, 0);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int from = x;
                while (x < matrix.getWidth() && matrix.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    dark.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" role="img" \
                aria-label="QR code"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>\
                """.formatted(matrix.getWidth(), dark);
    }

    public static byte[] png(String text, int size) {
        BitMatrix matrix = encode(text, size);
        BufferedImage image = new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                image.setRGB(x, y, matrix.get(x, y) ? BLACK : WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** Whether there is a QR code that large: a code that came with an import may be of any length. */
    public static boolean fits(String text) {
        return ways(text).anyMatch(hints -> draw(text, 0, hints).isPresent());
    }

    /** The usual drawing, or the first other one that can be read: the same text is always drawn the same. */
    private static BitMatrix encode(String text, int size) {
        List<Map<EncodeHintType, Object>> drawable =
                ways(text).filter(hints -> draw(text, 0, hints).isPresent()).toList();
        if (drawable.isEmpty()) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "The code is too long for a QR code");
        }
        Map<EncodeHintType, Object> readable = drawable.stream()
                .filter(hints -> ProofReading.finds(text, draw(text, 0, hints).orElseThrow()))
                .findFirst()
                .orElse(drawable.get(0));
        return draw(text, size, readable).orElseThrow();
    }

    private static Stream<Map<EncodeHintType, Object>> ways(String text) {
        Map<EncodeHintType, Object> usual = new EnumMap<>(EncodeHintType.class);
        usual.put(EncodeHintType.MARGIN, QUIET_ZONE);
        usual.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            usual.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        return Stream.concat(Stream.of(usual), others(usual));
    }

    private static Stream<Map<EncodeHintType, Object>> others(Map<EncodeHintType, Object> usual) {
        return Stream.of(ErrorCorrectionLevel.M, ErrorCorrectionLevel.L)
                .flatMap(level -> IntStream.range(0, MASKS).mapToObj(mask -> {
                    Map<EncodeHintType, Object> hints = new EnumMap<>(usual);
                    hints.put(EncodeHintType.ERROR_CORRECTION, level);
                    hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
                    return hints;
                }));
    }

    private static Optional<BitMatrix> draw(String text, int size, Map<EncodeHintType, Object> hints) {
        try {
            return Optional.of(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, hints));
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }
}
