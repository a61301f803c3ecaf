package io.gatehouse.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:";
    private static final int QUIET_ZONES = 8;

    /** As it is usually drawn, this one can't be. */
    @Test
    void aCodeThatCannotBeReadIsDrawnOtherwise() throws Exception {
        String code = "GH1KWC0LNMXRMLF4FTQEDVO84/HHUC78M+7NZVK2RD%D*Q7UYF5A0S3Q$+FERU*.QDGL0JBU-9*6P*71YY%IQT82:"
                + "E+JJT4ULQWZ-/E:YT/LC.$0P/I5RMN-1WX/:HPECFSCAAT0H1VRTFX*U$1CM2BX*W%";

        assertThat(read(picture(code, 480))).isEqualTo(code);
    }

    @Test
    void codesCanBeRead() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            String code = code(random, 155);

            assertThat(read(picture(code, 480))).isEqualTo(code);
        }
    }

    @Test
    void aCodeIsAlwaysDrawnTheSame() {
        String code = code(new Random(1), 155);

        assertThat(QrCode.svg(code)).isEqualTo(QrCode.svg(code));
        assertThat(QrCode.png(code, 300)).isEqualTo(QrCode.png(code, 300));
    }

    @Test
    void aTicketsCodeFitsVersionSevenAndAnAddressIsReadable() throws Exception {
        String address = "https://gate.example/scan#K7Q2-9M4X-TTR0";

        assertThat(picture(code(new Random(2), 178), 1).getWidth()).isEqualTo(45 + QUIET_ZONES);
        assertThat(picture(code(new Random(3), 154), 1).getWidth()).isEqualTo(41 + QUIET_ZONES);
        assertThat(read(picture(address, 480))).isEqualTo(address);
    }

    private static String code(Random random, int length) {
        StringBuilder code = new StringBuilder("GH1");
        while (code.length() < length) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static BufferedImage picture(String code, int size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(QrCode.png(code, size)));
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
                .getText();
    }
}
