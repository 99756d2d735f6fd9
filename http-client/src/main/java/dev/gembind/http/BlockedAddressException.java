package dev.gembind.http;

import java.net.UnknownHostException;

/** A public name answered with an address of a private network. A kind of lookup failure, because OkHttp expects those. */
final class BlockedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    BlockedAddressException(String host) {
        super(host + " has an address of a private network");
    }
}
