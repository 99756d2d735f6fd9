package dev.gembind.adapters.web.edge;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address a request came from. IPv4 inside IPv6 counts as IPv4.
 *
 * @param address the address
 */
public record ClientAddress(InetAddress address) {
    private static final int V4_AUDIT_BYTES = 3;
    private static final int V6_NETWORK_BYTES = 8;

    /**
     * Returns the key for limits: the address itself, or the first 64 bits of an IPv6 address, because one person holds
     * all the rest.
     */
    public String limitKey() {
        return address instanceof Inet4Address ? InetAddresses.toAddrString(address) : prefix(V6_NETWORK_BYTES) + "/64";
    }

    /** Returns the shortened form kept in audit events: /24 for IPv4, /64 for IPv6. */
    public String auditPrefix() {
        return address instanceof Inet4Address ? prefix(V4_AUDIT_BYTES) + "/24" : prefix(V6_NETWORK_BYTES) + "/64";
    }

    private String prefix(int bytes) {
        byte[] raw = address.getAddress();
        Arrays.fill(raw, bytes, raw.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(raw));
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 or 16 bytes", e);
        }
    }
}
