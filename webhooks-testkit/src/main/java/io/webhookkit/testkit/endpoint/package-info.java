/** An endpoint on loopback: what comes to it over HTTP, and how it is told to answer. */
@NullMarked
package io.webhookkit.testkit.endpoint;

import org.jspecify.annotations.NullMarked;
