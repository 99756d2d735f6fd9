/**
 * The sandbox's own pages: the guided steps, the fault switches, the phone that plays Telegram, and the same as a JSON
 * interface. They stay up when a platform is down.
 */
@NullMarked
package dev.gembind.sandbox.control;

import org.jspecify.annotations.NullMarked;
