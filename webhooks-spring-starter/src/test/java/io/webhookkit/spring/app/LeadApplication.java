package io.webhookkit.spring.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with one entity and one service; the starter is on its class path, no more. */
@SpringBootApplication
public class LeadApplication {}
