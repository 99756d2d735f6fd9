package dev.gembind.app.server;

import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.Storefront;

/**
 * What takes orders and gives money back, with the providers that are configured.
 *
 * @param front takes orders
 * @param refunds gives money back
 */
record Till(Storefront front, RefundService refunds) {}
