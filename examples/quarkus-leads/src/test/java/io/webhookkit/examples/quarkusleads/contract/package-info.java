/** An application of its own, which Quarkus builds and starts for each case of the contract. */
package io.webhookkit.examples.quarkusleads.contract;
