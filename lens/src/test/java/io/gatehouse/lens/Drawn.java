package io.gatehouse.lens;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;

/** A code as it lies before a camera: in the middle of a picture, at an angle, in two colours, with noise. */
record Drawn(String text, double degrees, int dark, int light, int noise) {

    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    private static final int SIZE = 300;
    private static final int RGBA = 4;

    static Drawn of(String text) {
        return new Drawn(text, 0, 0x000000, 0xFFFFFF, 0);
    }

    Drawn turnedBy(double angle) {
        return new Drawn(text, angle, dark, light, noise);
    }

    Drawn coloured(int nowDark, int nowLight) {
        return new Drawn(text, degrees, nowDark, nowLight, noise);
    }

    Drawn noisy(int most) {
        return new Drawn(text, degrees, dark, light, most);
    }

    /** As a canvas gives it. */
    byte[] rgba() {
        int[] pixels = picture().getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        Random random = new Random(11);
        byte[] rgba = new byte[pixels.length * RGBA];
        for (int i = 0; i < pixels.length; i++) {
            int off = noise == 0 ? 0 : random.nextInt(2 * noise + 1) - noise;
            for (int part = 0; part < RGBA - 1; part++) {
                int value = (pixels[i] >> (16 - 8 * part) & 0xFF) + off;
                rgba[RGBA * i + part] = (byte) Math.max(0, Math.min(255, value));
            }
            rgba[RGBA * i + RGBA - 1] = -1;
        }
        return rgba;
    }

    private BufferedImage picture() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(light));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.rotate(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
        pen.drawImage(code(), (WIDTH - SIZE) / 2, (HEIGHT - SIZE) / 2, null);
        pen.dispose();
        return picture;
    }

    private BufferedImage code() {
        try {
            BitMatrix matrix = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
            BufferedImage code = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    code.setRGB(x, y, matrix.get(x, y) ? dark : light);
                }
            }
            return code;
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
