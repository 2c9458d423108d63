package io.webhookkit.examples.leadsync.marketing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The contacts in the marketing system's database. */
interface Contacts extends JpaRepository<Contact, Long> {

  Optional<Contact> findByLeadId(long leadId);

  List<Contact> findByChangedAtAfterOrderByChangedAt(Instant since);
}
