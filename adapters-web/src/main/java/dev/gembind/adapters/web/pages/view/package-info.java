/**
 * What templates are given: values ready to be shown, and no services. Types here are public because the compiled templates
 * live in a package of their own; nothing outside of this module uses them.
 */
@NullMarked
package dev.gembind.adapters.web.pages.view;

import org.jspecify.annotations.NullMarked;
