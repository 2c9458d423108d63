package io.webhookkit.examples.leadsync.website;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The leads in the website's database. */
interface Leads extends JpaRepository<Lead, Long> {

  List<Lead> findByChangedAtAfterOrderByChangedAt(Instant since);
}
