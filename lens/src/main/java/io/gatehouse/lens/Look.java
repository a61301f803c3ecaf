package io.gatehouse.lens;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;

/**
 * A way to look at a picture. About one code in a hundred can't be read straight, however well it is drawn; most of those
 * can once they are turned. A camera's next frame is a tenth of a second away, so each gets one look, and they take turns.
 */
enum Look {
    STRAIGHT {
        @Override
        Frame seen(Frame frame) {
            return frame;
        }
    },
    TURNED {
        @Override
        Frame seen(Frame frame) {
            return frame.turned();
        }
    },
    /** Light on dark. */
    INVERTED {
        @Override
        Frame seen(Frame frame) {
            return frame.inverted();
        }
    };

    private static final Look[] TURNS = {STRAIGHT, TURNED, STRAIGHT, TURNED, INVERTED, TURNED};

    /** The character set named: without it a browser's Java finds none for texts with small letters. */
    private static final Map<DecodeHintType, ?> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

    abstract Frame seen(Frame frame);

    static Look of(int attempt) {
        return TURNS[Math.floorMod(attempt, TURNS.length)];
    }

    Optional<String> read(Frame frame) {
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(seen(frame).source()));
        try {
            return Optional.of(new QRCodeReader().decode(picture, HINTS).getText());
        } catch (ReaderException nothingThere) {
            return Optional.empty();
        }
    }
}
