package io.webhookkit.spring.leads;

import org.springframework.data.jpa.repository.JpaRepository;

/** The stored leads. */
public interface Leads extends JpaRepository<Lead, Long> {}
