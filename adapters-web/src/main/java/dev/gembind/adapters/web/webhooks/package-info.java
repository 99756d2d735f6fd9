/** The one door for webhooks of all providers. */
@NullMarked
package dev.gembind.adapters.web.webhooks;

import org.jspecify.annotations.NullMarked;
