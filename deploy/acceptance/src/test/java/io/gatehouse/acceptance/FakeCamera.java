package io.gatehouse.acceptance;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A camera that Chromium believes in, before which codes are held: one for ever, or several in turn, each for a second and
 * then nothing for half a second, and from the first again. See {@link Browser#before}.
 */
record FakeCamera(Path film) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SIZE = 360;
    private static final int FRAMES_OF_A_CODE = 30;
    private static final int FRAMES_OF_NOTHING = 15;
    private static final int DESK = 0xB0A898;

    static FakeCamera showing(String... texts) {
        try {
            var film = Files.createTempFile("camera", ".mjpeg");
            film.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(film)) {
                for (var text : texts) {
                    record(out, jpeg(text), FRAMES_OF_A_CODE);
                    record(out, jpeg(""), texts.length > 1 ? FRAMES_OF_NOTHING : 0);
                }
            }
            return new FakeCamera(film);
        } catch (IOException | WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> arguments() {
        return List.of("--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film);
    }

    private static void record(OutputStream film, byte[] jpeg, int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            film.write(jpeg);
        }
    }

    /** A ticket on a desk; without a text, the desk. */
    private static byte[] jpeg(String text) throws IOException, WriterException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(DESK));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        if (!text.isEmpty()) {
            pen.drawImage(code(text), (WIDTH - SIZE) / 2, (HEIGHT - SIZE) / 2, null);
        }
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    private static BufferedImage code(String text) throws WriterException {
        var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 4);
        var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, hints);
        var code = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                code.setRGB(x, y, matrix.get(x, y) ? 0x000000 : 0xFFFFFF);
            }
        }
        return code;
    }
}
