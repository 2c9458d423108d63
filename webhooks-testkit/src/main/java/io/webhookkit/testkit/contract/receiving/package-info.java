/** What every adapter promises about the way in, over real HTTP. */
@NullMarked
package io.webhookkit.testkit.contract.receiving;

import org.jspecify.annotations.NullMarked;
