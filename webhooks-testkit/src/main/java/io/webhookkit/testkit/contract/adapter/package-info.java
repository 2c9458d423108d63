/**
 * What every adapter promises, whatever framework it is for: one behaviour, proven by one suite.
 */
@NullMarked
package io.webhookkit.testkit.contract.adapter;

import org.jspecify.annotations.NullMarked;
