-- The tables of Webhooks for Java on MariaDB 10.6 or later.

-- Times are UTC in datetime(6): a timestamp is turned into the time zone of the session and back,
-- and so shifts or repeats an hour where that zone has summer time. Names are compared byte by byte.

-- One row an event. It is open until it was offered to every subscriber once.
create table if not exists webhook_outbox (
  id              bigint       not null auto_increment primary key,
  uid             varchar(64)  not null,
  type            varchar(128) not null,
  subject         varchar(255),
  tenant          varchar(255),
  origin          varchar(64),
  target          varchar(64),
  order_key       bigint,
  content_type    varchar(64)  not null,
  payload         longblob     not null,
  sequence_offset integer      not null,
  created_at      datetime(6)  not null,
  state           varchar(8)   not null,
  lease_owner     varchar(64),
  lease_until     datetime(6)  not null,
  lease_token     bigint       not null,
  index webhook_outbox_order (order_key, state, id)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
-- In the order in which open rows are claimed, so that a claim locks no more than it takes.
create index if not exists webhook_outbox_due on webhook_outbox (state, lease_until, id);

-- One row for each endpoint that has not taken an event at the first attempt. PENDING rows are due at a time,
-- WAITING ones when their endpoint has room, BLOCKED ones when those before them in their order are delivered;
-- PARKED and SKIPPED ones when somebody asks for them.
create table if not exists webhook_delivery (
  id              bigint       not null auto_increment primary key,
  event_id        bigint       not null,
  endpoint        varchar(64)  not null,
  order_key       bigint,
  state           varchar(8)   not null,
  attempts        integer      not null,
  next_attempt_at datetime(6)  not null,
  last_error      varchar(500),
  lease_owner     varchar(64),
  lease_token     bigint       not null,
  index webhook_delivery_due (state, next_attempt_at),
  index webhook_delivery_waiting (state, endpoint, event_id),
  index webhook_delivery_blocked (state, order_key, endpoint, event_id),
  index webhook_delivery_order (order_key, endpoint, event_id),
  constraint webhook_delivery_event foreign key (event_id) references webhook_outbox (id)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row an attempt: the log.
create table if not exists webhook_attempt (
  id              bigint       not null auto_increment primary key,
  event_id        bigint       not null,
  endpoint        varchar(64)  not null,
  attempt         integer      not null,
  attempted_at    datetime(6)  not null,
  millis          bigint       not null,
  status          integer,
  error           varchar(500)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each entity class and endpoint that it was sent to from the start: how far that has come.
create table if not exists webhook_backfill (
  entity          varchar(255) not null,
  endpoint        varchar(64)  not null,
  tenant          varchar(255) not null,
  batch_size      integer      not null,
  per_second      integer      not null,
  state           varchar(8)   not null,
  last_id         varchar(255),
  sent            bigint       not null,
  total           bigint       not null,
  error           varchar(500),
  lease_owner     varchar(64),
  lease_until     datetime(6)  not null,
  primary key (entity, endpoint, tenant),
  index webhook_backfill_open (state, entity)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each endpoint that is paused.
create table if not exists webhook_pause (
  endpoint        varchar(64)  not null primary key,
  since           datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row an event that was received, by its sender's id: OPEN until it was handled, which is due at a time;
-- PARKED if somebody has to see to it; DONE without its content, so that it is known when it is sent again.
create table if not exists webhook_inbox (
  source          varchar(64)  not null,
  uid             varchar(255) not null,
  content         longblob,
  state           varchar(8)   not null,
  attempts        integer      not null,
  next_attempt_at datetime(6)  not null,
  last_error      varchar(500),
  received_at     datetime(6)  not null,
  primary key (source, uid),
  index webhook_inbox_due (state, next_attempt_at),
  index webhook_inbox_age (state, received_at)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each thing of another system that is one of ours, with what both had when they were last the same.
create table if not exists webhook_link (
  source          varchar(64)  not null,
  type            varchar(128) not null,
  external_id     varchar(255) not null,
  local_id        varchar(255) not null,
  agreed          longblob not null,
  corrected       varchar(64),
  primary key (source, type, external_id),
  index webhook_link_local (source, type, local_id)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each value that was sent of an attribute that is agreed on: who tells us our own value is known by it.
create table if not exists webhook_sent (
  id              bigint not null auto_increment primary key,
  type            varchar(128) not null,
  local_id        varchar(255) not null,
  attribute       varchar(128) not null,
  fingerprint     varchar(64)  not null,
  sent_at         datetime(6) not null,
  index webhook_sent_value (type, local_id, attribute),
  index webhook_sent_age (sent_at)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each attribute that both systems had changed, and what was kept of it.
create table if not exists webhook_conflict (
  id              bigint not null auto_increment primary key,
  source          varchar(64)  not null,
  type            varchar(128) not null,
  local_id        varchar(255) not null,
  attribute       varchar(128) not null,
  mine            longtext not null,
  theirs          longtext not null,
  kept            longtext not null,
  resolved_at     datetime(6) not null,
  index webhook_conflict_source (source, id)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row an endpoint that is kept here, and not in the settings: ENABLED or DISABLED, with the reason; of a REMOVED one
-- only the name is left, so that every node parks what still waits for it. The url is encrypted: it may hold a key.
create table if not exists webhook_endpoint (
  name            varchar(64)  not null primary key,
  state           varchar(8)   not null,
  reason          varchar(500),
  host            varchar(255),
  url             varchar(4000) not null,
  events          longtext not null,
  tenant          varchar(255),
  ordering        varchar(8)   not null,
  skip_after      integer      not null,
  rate_limit      integer      not null,
  source          varchar(64),
  tls             varchar(64),
  changed_at      datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each secret of an endpoint, encrypted. One that was rotated signs until its time is over.
create table if not exists webhook_endpoint_secret (
  endpoint        varchar(64)  not null,
  place           integer      not null,
  secret          varchar(500) not null,
  valid_until     datetime(6) null,
  primary key (endpoint, place)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
