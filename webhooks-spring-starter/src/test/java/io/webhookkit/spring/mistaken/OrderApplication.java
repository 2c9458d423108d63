package io.webhookkit.spring.mistaken;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with one mistake in an annotation. */
@SpringBootApplication
public class OrderApplication {}
