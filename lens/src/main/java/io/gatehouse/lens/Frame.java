package io.gatehouse.lens;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;

/** How bright each pixel of a picture is, line by line. */
final class Frame {

    private static final int RGBA = 4;
    private static final int BYTE = 0xFF;
    private static final byte WHITE = (byte) BYTE;

    /** A turn by 7 degrees, and places between pixels, in 1,024ths: whole numbers are the same everywhere, and fast. */
    private static final int ONE = 1_024;

    private static final int SHIFT = 10;
    private static final int COSINE = 1_016;
    private static final int SINE = 125;

    private final byte[] luminance;
    private final int width;

    Frame(byte[] luminance, int width) {
        if (width <= 0 || luminance.length % width != 0) {
            throw new IllegalArgumentException("Not a picture that wide");
        }
        this.luminance = luminance;
        this.width = width;
    }

    /** As canvases keep it: red, green, blue and an opacity that is of no interest. */
    static Frame ofRgba(byte[] rgba, int width) {
        byte[] luminance = new byte[rgba.length / RGBA];
        for (int i = 0, from = 0; i < luminance.length; i++, from += RGBA) {
            int red = rgba[from] & BYTE;
            int green = rgba[from + 1] & BYTE;
            int blue = rgba[from + 2] & BYTE;
            luminance[i] = (byte) ((red + 2 * green + blue) / 4);
        }
        return new Frame(luminance, width);
    }

    int height() {
        return luminance.length / width;
    }

    /** Turned about its middle, by an angle that no code is printed at; white comes in at the corners. */
    Frame turned() {
        byte[] turned = new byte[luminance.length];
        int middleX = width / 2;
        int middleY = height() / 2;
        for (int y = 0, i = 0; y < height(); y++) {
            int fromX = middleX * ONE - middleX * COSINE + (y - middleY) * SINE;
            int fromY = middleY * ONE + middleX * SINE + (y - middleY) * COSINE;
            for (int x = 0; x < width; x++, i++) {
                turned[i] = between(fromX, fromY);
                fromX += COSINE;
                fromY -= SINE;
            }
        }
        return new Frame(turned, width);
    }

    Frame inverted() {
        byte[] inverted = new byte[luminance.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) (BYTE - (luminance[i] & BYTE));
        }
        return new Frame(inverted, width);
    }

    LuminanceSource source() {
        return new PlanarYUVLuminanceSource(luminance, width, height(), 0, 0, width, height(), false);
    }

    /** How bright it is at a place between four pixels, each counted by how near it is. */
    private byte between(int atX, int atY) {
        int x = atX >> SHIFT;
        int y = atY >> SHIFT;
        if (x < 0 || y < 0 || x >= width - 1 || y >= height() - 1) {
            return WHITE;
        }
        int right = atX & (ONE - 1);
        int below = atY & (ONE - 1);
        int at = y * width + x;
        int upper = (luminance[at] & BYTE) * (ONE - right) + (luminance[at + 1] & BYTE) * right;
        int lower = (luminance[at + width] & BYTE) * (ONE - right) + (luminance[at + width + 1] & BYTE) * right;
        return (byte) ((upper * (ONE - below) + lower * below) >> (2 * SHIFT));
    }
}
