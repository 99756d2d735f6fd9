/** Documents that people write and host sites read, as JSON. */
@NullMarked
package dev.gembind.adapters.json;

import org.jspecify.annotations.NullMarked;
