package dev.gembind.core.webhooks;

import com.google.common.base.Splitter;
import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import dev.gembind.core.webhooks.Verification.Verified;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code X-Twilio-Signature}; signed is the address and, right behind it, the names and values of the form. Any other body
 * is covered by its SHA-256 in the query ({@code bodySHA256}), and by nothing without that (Twilio's documentation,
 * "Webhooks security"). Twilio signs no time; and as nothing parts names from values, a form must not be trusted to be cut
 * where its sender cut it: callers look up what it names and take each event once.
 */
final class TwilioScheme implements WebhookVerifier {
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY_HASH = "bodySHA256=";

    private final KeyRing keys;

    TwilioScheme(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Verification verify(InboundWebhook webhook) {
        Reason flaw = webhook.flaw(SIGNATURE);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        List<String> hashes = bodyHashes(webhook.url());
        if (hashes.size() > 1) {
            return new Rejected(Reason.MALFORMED);
        }
        if (!hashes.isEmpty()) {
            boolean fits = MessageDigest.isEqual(TextKey.utf8(webhook.bodyHash()), TextKey.utf8(hashes.get(0)));
            return fits ? check(webhook, "") : new Rejected(Reason.WRONG_SIGNATURE);
        }
        if (webhook.body().length == 0) {
            return check(webhook, "");
        }
        return isForm(webhook) ? checkForm(webhook) : new Rejected(Reason.UNSIGNED_BODY);
    }

    private Verification checkForm(InboundWebhook webhook) {
        Optional<String> form = TwilioForm.signedText(webhook.body());
        return form.isPresent() ? check(webhook, form.get()) : new Rejected(Reason.MALFORMED);
    }

    private Verification check(InboundWebhook webhook, String rest) {
        List<String> signatures = List.of(webhook.header(SIGNATURE));
        for (String url : TwilioUrl.spellings(webhook.url())) {
            OptionalInt key = keys.find(signatures, TextKey.utf8(url + rest));
            if (key.isPresent()) {
                return new Verified(null, null, key.getAsInt());
            }
        }
        return new Rejected(Reason.WRONG_SIGNATURE);
    }

    private static boolean isForm(InboundWebhook webhook) {
        return webhook.flaw(CONTENT_TYPE) == null
                && webhook.header(CONTENT_TYPE).toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static List<String> bodyHashes(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return List.of();
        }
        return Splitter.on('&')
                .splitToStream(url.substring(query + 1))
                .filter(field -> field.startsWith(BODY_HASH))
                .map(field -> field.substring(BODY_HASH.length()))
                .toList();
    }
}
