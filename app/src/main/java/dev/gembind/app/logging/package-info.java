/**
 * What the log looks like. Every line passes {@link dev.gembind.app.logging.Redactor} on its way out, the second line of
 * defence behind types that print as {@code ***}.
 */
@NullMarked
package dev.gembind.app.logging;

import org.jspecify.annotations.NullMarked;
