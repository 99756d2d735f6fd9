package dev.gembind.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Addresses that no public service has (RFC 6890, RFC 4193, RFC 6598), also when wrapped in IPv6 (RFC 6052, RFC 3056). */
final class PrivateAddresses {
    private static final int IPV4_LENGTH = 4;
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private PrivateAddresses() {}

    static boolean contain(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPrivateV4(bytes, 0) : isPrivateV6(bytes);
    }

    private static boolean isPrivateV6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean nat64 = Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length);
        boolean compatible = Arrays.equals(bytes, 0, NAT64.length, new byte[NAT64.length], 0, NAT64.length);
        return uniqueLocal
                || compatible
                || (sixToFour && isPrivateV4(bytes, 2))
                || (nat64 && isPrivateV4(bytes, bytes.length - IPV4_LENGTH));
    }

    private static boolean isPrivateV4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second <= 127;
            case 169 -> second == 254;
            case 172 -> second >= 16 && second <= 31;
            case 192 -> second == 168 || (second == 0 && bytes[at + 2] == 0);
            case 198 -> second == 18 || second == 19;
            default -> first >= 224;
        };
    }
}
