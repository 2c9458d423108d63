package io.webhookkit.spring.leads;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entity that is not announced, and whose listener publishes: while Hibernate flushes. */
@Entity
@EntityListeners(NoteListener.class)
public class Note {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  Long id;
}
