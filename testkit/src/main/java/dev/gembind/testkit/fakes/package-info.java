/** Small stand-ins for what a service is given: time that stands still until told, alerts that are kept, rate limits. */
@NullMarked
package dev.gembind.testkit.fakes;

import org.jspecify.annotations.NullMarked;
