/**
 * Playing the sender: requests as Stripe, GitHub, Mautic and the others sign them, for the
 * receiving side of an application under test.
 */
@NullMarked
package io.webhookkit.testkit.sender;

import org.jspecify.annotations.NullMarked;
