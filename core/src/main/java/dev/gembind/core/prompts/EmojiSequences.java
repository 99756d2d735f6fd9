package dev.gembind.core.prompts;

/**
 * Finds emoji sequences by the grammar of UTS #51 section 1.4.9, so that the joiners, selectors and tags inside them are
 * told apart from hidden ones.
 */
final class EmojiSequences {
    /** Extended_Pictographic of emoji-data.txt, Unicode 16.0; it reserves room for emoji to come. */
    private static final CodePointRanges PICTOGRAPHS = CodePointRanges.of(
            "A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB "
                    + "25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705 2708-2712 2714 2716 271D 2721 2728 "
                    + "2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2767 2795-2797 27A1 27B0 27BF 2934-2935 "
                    + "2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171 "
                    + "1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F 1F232-1F23A 1F23C-1F23F "
                    + "1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F "
                    + "1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF 1FC00-1FFFD");

    /** The three tag sequences that emoji-sequences.txt lists: England, Scotland, Wales. */
    private static final String[] TAGGED_FLAGS = {"gbeng", "gbsct", "gbwls"};

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_BASE = 0xE0000;
    private static final int TAG_END = 0xE007F;
    private static final int KEYCAP = 0x20E3;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;

    /** The longest sequence in use joins four; one more leaves room and keeps chains short. */
    private static final int MAX_JOINED = 5;

    private EmojiSequences() {}

    /** Returns how many code points the emoji sequence at {@code start} has; 0 if there is none. */
    static int lengthAt(int[] text, int start) {
        int cp = text[start];
        if (isKeycapBase(cp)) {
            return keycap(text, start);
        }
        if (isRegionalIndicator(cp)) {
            return start + 1 < text.length && isRegionalIndicator(text[start + 1]) ? 2 : 0;
        }
        int flag = cp == BLACK_FLAG ? taggedFlag(text, start) : 0;
        return flag > 0 ? flag : joined(text, start);
    }

    private static int joined(int[] text, int start) {
        int at = start + element(text, start);
        for (int n = 1; at > start && n < MAX_JOINED && at(text, at) == Invisibles.ZWJ; n++) {
            int next = at + 1 < text.length ? element(text, at + 1) : 0;
            if (next == 0) {
                break;
            }
            at += 1 + next;
        }
        return at - start;
    }

    private static int element(int[] text, int start) {
        if (!PICTOGRAPHS.contains(text[start])) {
            return 0;
        }
        int next = at(text, start + 1);
        return next == TEXT_STYLE || next == EMOJI_STYLE || isSkinTone(next) ? 2 : 1;
    }

    private static int keycap(int[] text, int start) {
        int styled = at(text, start + 1) == EMOJI_STYLE ? 1 : 0;
        return at(text, start + 1 + styled) == KEYCAP ? 2 + styled : 0;
    }

    private static int taggedFlag(int[] text, int start) {
        for (String flag : TAGGED_FLAGS) {
            int end = start + 1 + flag.length();
            if (at(text, end) == TAG_END && tagsMatch(text, start + 1, flag)) {
                return end + 1 - start;
            }
        }
        return 0;
    }

    private static boolean tagsMatch(int[] text, int start, String flag) {
        for (int i = 0; i < flag.length(); i++) {
            if (text[start + i] != TAG_BASE + flag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int at(int[] text, int index) {
        return index < text.length ? text[index] : -1;
    }

    private static boolean isKeycapBase(int cp) {
        return (cp >= '0' && cp <= '9') || cp == '#' || cp == '*';
    }

    private static boolean isRegionalIndicator(int cp) {
        return cp >= 0x1F1E6 && cp <= 0x1F1FF;
    }

    private static boolean isSkinTone(int cp) {
        return cp >= 0x1F3FB && cp <= 0x1F3FF;
    }
}
