/** A host site that takes money itself and reports it. {@link dev.gembind.sandbox.host.HostSite} is the door. */
@NullMarked
package dev.gembind.sandbox.host;

import org.jspecify.annotations.NullMarked;
