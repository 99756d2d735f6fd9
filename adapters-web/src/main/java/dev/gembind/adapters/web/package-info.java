/** The web door. */
@NullMarked
package dev.gembind.adapters.web;

import org.jspecify.annotations.NullMarked;
