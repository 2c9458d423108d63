/** The processes, the console, and the story that is told with them. */
@NullMarked
package io.webhookkit.examples.leadsync.story;

import org.jspecify.annotations.NullMarked;
