package io.webhookkit.spring.leads;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as Spring Boot's own guide has it, with JPA and the starter. */
@SpringBootApplication
public class LeadApplication {}
