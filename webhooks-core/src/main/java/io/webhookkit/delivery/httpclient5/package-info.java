/**
 * The transport over Apache HttpClient 5's asynchronous client. A leaf: nothing else knows
 * HttpClient.
 */
@NullMarked
package io.webhookkit.delivery.httpclient5;

import org.jspecify.annotations.NullMarked;
