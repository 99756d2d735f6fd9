package dev.gembind.adapters.web.pages.view;

/**
 * One line of the history of a user's gems.
 *
 * @param what in a few words
 * @param reason what whoever moved them said; may be empty
 * @param change how many more or fewer can be spent, with its sign
 * @param owed how many more or fewer are owed, with its sign; empty when that did not change
 * @param after how many could be spent afterwards
 * @param at when
 */
public record GemEntry(String what, String reason, String change, String owed, String after, Moment at) {}
