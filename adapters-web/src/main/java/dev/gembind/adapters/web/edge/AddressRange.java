package dev.gembind.adapters.web.edge;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/**
 * A block of addresses, as CIDR writes it.
 *
 * @param network any address of the block
 * @param bits how many leading bits are common
 */
record AddressRange(InetAddress network, int bits) {
    AddressRange {
        int most = network.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("prefix length must be 0 to " + most + ", but is " + bits);
        }
    }

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!InetAddresses.isInetAddress(host)) {
            throw new IllegalArgumentException("not an IP address or CIDR range: " + text);
        }
        InetAddress address = InetAddresses.forString(host);
        int most = address.getAddress().length * Byte.SIZE;
        return new AddressRange(address, slash < 0 ? most : prefixLength(text, slash));
    }

    private static int prefixLength(String text, int slash) {
        try {
            return Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an IP address or CIDR range: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
