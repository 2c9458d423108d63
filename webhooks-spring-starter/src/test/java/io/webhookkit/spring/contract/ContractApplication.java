package io.webhookkit.spring.contract;

import io.webhookkit.testkit.contract.adapter.Lead;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

/** An application with JPA and the starter, whose entity comes from the contract. */
@SpringBootApplication
@EntityScan(basePackageClasses = Lead.class)
class ContractApplication {}
