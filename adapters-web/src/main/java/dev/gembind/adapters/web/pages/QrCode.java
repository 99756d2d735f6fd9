package dev.gembind.adapters.web.pages;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import dev.gembind.adapters.web.pages.view.QrView;

/** Draws QR codes as SVG paths, so that a page needs neither a picture from elsewhere nor a script. */
final class QrCode {
    // ISO/IEC 18004 asks for four modules of quiet around the symbol
    private static final int QUIET = 4;

    private QrCode() {}

    static QrView draw(String text) {
        ByteMatrix modules = encode(text).getMatrix();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            row(modules, y, path);
        }
        return new QrView(modules.getWidth() + 2 * QUIET, path.toString());
    }

    // neighbours in a row become one bar, which keeps the path short and free of hairlines
    private static void row(ByteMatrix modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.getWidth()) {
            int start = x;
            while (x < modules.getWidth() && modules.get(x, y) == 1) {
                x++;
            }
            if (x > start) {
                path.append('M').append(start + QUIET).append(' ').append(y + QUIET);
                path.append('h')
                        .append(x - start)
                        .append("v1h-")
                        .append(x - start)
                        .append('z');
            }
            x++;
        }
    }

    private static QRCode encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M);
        } catch (WriterException e) {
            throw new IllegalStateException("a deep link of " + text.length() + " characters fits no QR code", e);
        }
    }
}
