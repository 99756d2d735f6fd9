package dev.gembind.core.prompts;

/** Tells which code points show nothing, and which show a blank. */
final class Invisibles {
    static final int ZWNJ = 0x200C;
    static final int ZWJ = 0x200D;

    /** Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 15.0, without the Hangul fillers. */
    private static final CodePointRanges DEFAULT_IGNORABLE =
            CodePointRanges.of("AD 34F 61C 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F FE00-FE0F FEFF FFF0-FFF8 "
                    + "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF");

    /** Shown as a blank although their general category is a letter or a symbol: Hangul fillers, blank Braille. */
    private static final CodePointRanges BLANK_SYMBOLS = CodePointRanges.of("115F-1160 2800 3164 FFA0");

    private Invisibles() {}

    /** Tells whether it parts words: any white space, line break or blank symbol. */
    static boolean isBlank(int cp) {
        return switch (Character.getType(cp)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.CONTROL -> (cp >= '\t' && cp <= '\r') || cp == 0x85;
            default -> BLANK_SYMBOLS.contains(cp);
        };
    }

    /** Tells whether it has no place in a name unless a neighbour gives it a meaning. */
    static boolean isInvisible(int cp) {
        return switch (Character.getType(cp)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> DEFAULT_IGNORABLE.contains(cp) || isNonCharacter(cp);
        };
    }

    /** Tells whether it breaks a line, a file or an encoding. */
    static boolean breaksText(int cp) {
        return switch (Character.getType(cp)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static boolean isNonCharacter(int cp) {
        return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
    }
}
