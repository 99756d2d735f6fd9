package dev.gembind.core.prompts;

import java.text.Normalizer;

/** Cleans names in passes until a pass changes nothing, which makes cleaning twice the same as cleaning once. */
final class NameCleaner {
    /** What lies beyond is dropped unread; a platform's longest name is far shorter. */
    private static final int MAX_RAW_LENGTH = 1024;

    /** Two passes are usual: one that changes, one that confirms. */
    private static final int MAX_PASSES = 8;

    private NameCleaner() {}

    /** Returns the cleaned name; empty if nothing visible is left. */
    static String clean(String raw) {
        String text = raw.length() <= MAX_RAW_LENGTH ? raw : raw.substring(0, MAX_RAW_LENGTH);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String next = pass(text);
            if (next.equals(text)) {
                return next;
            }
            text = next;
        }
        return "";
    }

    private static String pass(String text) {
        String visible = TextHygiene.visible(text.codePoints().toArray());
        String normal = Normalizer.normalize(visible, Normalizer.Form.NFC);
        String plain = RoleMarkers.neutralise(normal.codePoints().toArray());
        return Graphemes.fit(plain.codePoints().toArray(), DisplayName.MAX_CODE_POINTS);
    }
}
