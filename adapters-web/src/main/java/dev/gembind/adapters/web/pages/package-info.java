/**
 * The pages people see: signing in, their account, and binding. Handlers here read requests, ask core, and choose a page;
 * they hold no rule. {@link dev.gembind.adapters.web.pages.Pages} is the way in.
 */
@NullMarked
package dev.gembind.adapters.web.pages;

import org.jspecify.annotations.NullMarked;
