/**
 * What both applications do alike: read a signed webhook, poll the other for comparison, and note
 * how old the news were.
 */
@NullMarked
package io.webhookkit.examples.leadsync.common;

import org.jspecify.annotations.NullMarked;
