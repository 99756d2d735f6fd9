package dev.gembind.adapters.telegram;

import com.google.common.hash.Hashing;
import dev.gembind.core.payments.ChargeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Names a charge in a button, whose data are shorter than the numbers that Telegram gives charges. It proves nothing. */
final class ChargeTag {
    private static final int BYTES = 12;

    private ChargeTag() {}

    static String of(ChargeId charge) {
        byte[] hash = Hashing.sha256()
                .hashString(charge.text(), StandardCharsets.UTF_8)
                .asBytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
