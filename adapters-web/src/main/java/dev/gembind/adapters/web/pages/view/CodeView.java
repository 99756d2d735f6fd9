package dev.gembind.adapters.web.pages.view;

/**
 * A link code as its person sees it.
 *
 * @param code to be typed, as {@code XXXX-XXXX}
 * @param deepLink opens the bot with the token
 * @param bot the bot's user name without @
 * @param qr the deep link as a QR code
 */
public record CodeView(String code, String deepLink, String bot, QrView qr) {
    @Override
    public String toString() {
        return "CodeView[bot=" + bot + "]";
    }
}
