package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.examples.leadsync.common.Common;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The marketing system. */
@SpringBootApplication
@Import(Common.class)
public class Marketing {}
