package dev.gembind.adapters.telegram;

import java.util.Optional;

/**
 * What a button carries: a letter, a colon, and an id. It comes back from the person's Telegram app, which may have been
 * changed to send anything, so it proves nothing.
 *
 * @param kind what the button does
 * @param id of what, 1 to 62 characters of A-Z a-z 0-9 _ -
 */
record ButtonData(Kind kind, String id) {
    private static final int ID_AT = 2;

    /** What a button does. */
    enum Kind {
        CONFIRM('c'),
        CANCEL('x'),
        UNLINK('u'),
        KEEP('k'),
        SIGN_UP('s'),
        NOT_NOW('n'),
        BUY('b'),
        REFUND('r'),
        REFUND_NOW('g'),
        REFUND_NOT('h'),
        END('e'),
        END_NOW('d'),
        END_NOT('f'),
        ALLOW('a');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        Screen.Button button(Sentence label, String id) {
            return button(label.text(), id);
        }

        Screen.Button button(String label, String id) {
            return new Screen.Button(label, letter + ":" + id);
        }
    }

    /** Reads what came back; empty when no button of the bot carries it. */
    static Optional<ButtonData> read(String data) {
        if (data.length() <= ID_AT || data.charAt(1) != ':' || !CodeShape.isPayload(data.substring(ID_AT))) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.letter == data.charAt(0)) {
                return Optional.of(new ButtonData(kind, data.substring(ID_AT)));
            }
        }
        return Optional.empty();
    }
}
