package dev.gembind.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * A range of IP addresses.
 *
 * @param first the first address, written as an address
 * @param prefix how many leading bits all of its addresses share
 */
public record Network(InetAddress first, int prefix) {
    private static final int MAX_BYTE = 255;

    /** Checks that the prefix fits the kind of address. */
    public Network {
        int bits = first.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("prefix must be 0 to " + bits + ", but is " + prefix);
        }
    }

    static Form<List<Network>> form() {
        String words = "IP addresses or networks separated by commas, such as 10.0.0.0/8,::1";
        return Forms.list(words, new Form<>(words, false, Network::parse));
    }

    private static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
        return address.flatMap(first -> {
            int bits = first.getAddress().length * Byte.SIZE;
            Optional<Integer> prefix = slash < 0 ? Optional.of(bits) : Forms.digits(text.substring(slash + 1));
            return prefix.filter(p -> p <= bits).map(p -> new Network(first, p));
        });
    }

    private static Optional<InetAddress> literal(String text) {
        boolean v6 = text.indexOf(':') >= 0;
        if (!v6 && !isV4(text)) {
            return Optional.empty();
        }
        try {
            // a literal address: nothing is looked up
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    // checked here, since the library would look a text up as a name that is not an address
    private static boolean isV4(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        return parts.size() == Integer.BYTES
                && parts.stream()
                        .allMatch(part ->
                                Forms.digits(part).filter(n -> n <= MAX_BYTE).isPresent());
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
