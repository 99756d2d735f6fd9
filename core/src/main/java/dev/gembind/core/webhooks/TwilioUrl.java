package dev.gembind.core.webhooks;

import java.util.LinkedHashSet;
import java.util.Set;

/** Twilio signs some addresses with their port and some without, so its own libraries try both. */
final class TwilioUrl {
    private static final String HTTPS = "https://";
    private static final String HTTP = "http://";

    private TwilioUrl() {}

    /** Returns the address as it is, without its port, and with the usual port if it has none. */
    static Set<String> spellings(String url) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(url);
        String scheme = url.startsWith(HTTPS) ? HTTPS : HTTP;
        if (url.startsWith(scheme)) {
            int end = endOfHost(url, scheme.length());
            int port = url.lastIndexOf(':', end - 1);
            boolean hasPort = isNumber(url, port + 1, end); // behind the colon of the scheme no number stands
            spellings.add(
                    hasPort
                            ? url.substring(0, port) + url.substring(end)
                            : url.substring(0, end)
                                    + (scheme.length() == HTTPS.length() ? ":443" : ":80")
                                    + url.substring(end));
        }
        return spellings;
    }

    private static int endOfHost(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isNumber(String text, int from, int to) {
        return from < to && text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
