package io.gatehouse.acceptance;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads what a scanner's camera would see. */
final class QrCodes {
    private static final int MARGIN = 40;
    private static final double ANGLE = Math.toRadians(7);
    private static final Map<DecodeHintType, Object> LOOK_HARD = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.CHARACTER_SET,
            "UTF-8",
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.QR_CODE));

    private QrCodes() {}

    static String read(byte[] png) {
        try {
            return read(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a camera that a hand holds: of perfectly drawn codes zxing misses one in some hundreds, but not from two angles. */
    private static String read(BufferedImage image) {
        var paper = onPaper(image);
        return look(paper)
                .or(() -> look(turned(paper)))
                .orElseThrow(() -> new AssertionError(
                        "No code can be read in a picture of " + image.getWidth() + " x " + image.getHeight()));
    }

    private static Optional<String> look(BufferedImage paper) {
        var pixels = paper.getRGB(0, 0, paper.getWidth(), paper.getHeight(), null, 0, paper.getWidth());
        var source = new RGBLuminanceSource(paper.getWidth(), paper.getHeight(), pixels);
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), LOOK_HARD)
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage turned(BufferedImage paper) {
        var image = new BufferedImage(paper.getWidth(), paper.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(
                paper, AffineTransform.getRotateInstance(ANGLE, paper.getWidth() / 2.0, paper.getHeight() / 2.0), null);
        pen.dispose();
        return image;
    }

    /** On white, with room around it: how it hangs on a wall or stands on a screen. */
    private static BufferedImage onPaper(BufferedImage image) {
        var width = image.getWidth() + 2 * MARGIN;
        var height = image.getHeight() + 2 * MARGIN;
        var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, MARGIN, MARGIN, null);
        pen.dispose();
        return paper;
    }
}
