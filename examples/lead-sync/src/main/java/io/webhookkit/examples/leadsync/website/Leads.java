package io.webhookkit.examples.leadsync.website;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

/** The leads in the website's database. */
interface Leads extends JpaRepository<Lead, Long> {

  List<Lead> findByChangedAtAfterOrderByChangedAt(Instant since);

  List<Lead> findByIdGreaterThanOrderById(long id, Limit page);

  Optional<Lead> findByEmail(String email);

  /** What an administrator does who knows of no webhooks. */
  @Modifying
  @NativeQuery("update lead set name = ?2, version = version + 1 where id = ?1")
  void renameBehindTheBack(long id, String name);
}
