package dev.gembind.adapters.web.edge;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client's address behind proxies. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: it
 * is read from the right, and the first address that is no trusted proxy is the client. Whatever stands further left
 * may have been written by the client and is ignored.
 */
public final class TrustedProxies {
    private static final int MAX_HOPS = 32;
    private static final Splitter HOPS = Splitter.on(',').trimResults();

    private final List<AddressRange> ranges;

    /**
     * @param ranges addresses or CIDR ranges
     * @throws IllegalArgumentException if one is neither
     */
    public TrustedProxies(List<String> ranges) {
        this.ranges = ranges.stream().map(AddressRange::parse).toList();
    }

    ClientAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress current = peer;
        List<String> hops = HOPS.splitToList(String.join(",", forwardedFor));
        int oldest = Math.max(0, hops.size() - MAX_HOPS);
        for (int i = hops.size() - 1; i >= oldest && isTrusted(current); i--) {
            InetAddress hop = parse(hops.get(i));
            if (hop == null) {
                // a trusted proxy wrote nonsense; the last address known for certain has to do
                break;
            }
            current = hop;
        }
        return new ClientAddress(current);
    }

    boolean isTrusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress parse(String hop) {
        return InetAddresses.isInetAddress(hop) ? InetAddresses.forString(hop) : null;
    }
}
