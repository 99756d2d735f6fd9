/**
 * What every storage must pass. The author of an adapter extends the suites, opens the adapter's storage in {@link
 * dev.gembind.testkit.contract.StorageContract#open}, and runs them with JUnit. Each sentence of the ports' documentation
 * has a test here; durability against crashes is for the adapter's own tests.
 */
@NullMarked
package dev.gembind.testkit.contract;

import org.jspecify.annotations.NullMarked;
