package io.gatehouse.web.ticket;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;

/** Reads a drawn QR code as a scanner does: about one in a hundred that are drawn without a fault can't be read. */
final class ProofReading {

    /** Pixels a module: what fails from one distance may not from another. */
    private static final int[] SCALES = {3, 4, 8};

    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.CHARACTER_SET, "UTF-8");
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private ProofReading() {}

    static boolean finds(String text, BitMatrix drawn) {
        return Arrays.stream(SCALES).allMatch(scale -> finds(text, drawn, scale));
    }

    private static boolean finds(String text, BitMatrix drawn, int scale) {
        int width = drawn.getWidth() * scale;
        int[] pixels = new int[width * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = drawn.get(i % width / scale, i / width / scale) ? BLACK : WHITE;
        }
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        try {
            return new QRCodeReader().decode(picture, HINTS).getText().equals(text);
        } catch (ReaderException unreadable) {
            return false;
        }
    }
}
