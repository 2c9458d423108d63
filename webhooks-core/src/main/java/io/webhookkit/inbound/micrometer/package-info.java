/** What Micrometer measures of the way in. */
@NullMarked
package io.webhookkit.inbound.micrometer;

import org.jspecify.annotations.NullMarked;
