/** Who is at the door: sessions of people in a browser, and keys of host sites. */
@NullMarked
package dev.gembind.core.access;

import org.jspecify.annotations.NullMarked;
