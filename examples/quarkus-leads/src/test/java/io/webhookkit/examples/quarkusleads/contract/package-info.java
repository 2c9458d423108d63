/** An application of its own, which Quarkus builds and starts for each case of the contract. */
@NullMarked
package io.webhookkit.examples.quarkusleads.contract;

import org.jspecify.annotations.NullMarked;
