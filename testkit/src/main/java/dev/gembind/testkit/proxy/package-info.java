/** A TCP proxy on the loopback interface that can be made to fail, for adapters that talk to real servers. */
@NullMarked
package dev.gembind.testkit.proxy;

import org.jspecify.annotations.NullMarked;
