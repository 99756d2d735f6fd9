/**
 * Text written by strangers, made safe to show and to hand on. Names come first: a {@link
 * dev.gembind.core.prompts.DisplayName} can stand in a page, a chat message, a log line or a prompt without becoming
 * markup, an instruction or an invisible trick.
 */
@NullMarked
package dev.gembind.core.prompts;

import org.jspecify.annotations.NullMarked;
