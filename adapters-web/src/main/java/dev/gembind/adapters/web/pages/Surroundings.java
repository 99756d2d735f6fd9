package dev.gembind.adapters.web.pages;

/**
 * What every group of pages uses.
 *
 * @param services answers questions and makes changes
 * @param offer says which platforms there are
 * @param door knows who a browser is
 * @param screen shows pages
 * @param limit counts by address
 */
record Surroundings(PagesServices services, Offer offer, Door door, Screen screen, AddressLimit limit) {}
