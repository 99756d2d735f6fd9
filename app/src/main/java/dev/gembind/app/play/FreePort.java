package dev.gembind.app.play;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/** Looks for ports that nobody listens on. */
final class FreePort {
    private FreePort() {}

    /** Returns the wanted port if it is free, and any free one otherwise. Somebody else may still take it first. */
    static int near(int wanted) throws IOException {
        return wanted != 0 && isFree(wanted) ? wanted : any();
    }

    private static boolean isFree(int port) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            // taken, which is the answer
            return false;
        }
    }

    private static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
