-- One dialect for H2 (MODE=PostgreSQL) and PostgreSQL 14+. Account and channel stand on every row; a
-- channel of '' means that the row concerns no number of ours. JSON is kept as text: nothing in the
-- database looks inside it. Hot tables carry no foreign keys: each would be one more index look-up
-- a row, and the writer is the only one who inserts.

-- One order for everything that happens, over both tables that GET /api/v1/events lists.
create sequence event_sequence;

create table account (
  id      varchar(40) primary key,
  name    varchar(200) not null,
  created timestamp(6) with time zone not null
);

create table channel (
  id              varchar(40) primary key,
  account         varchar(40) not null references account (id),
  phone_number_id varchar(40) not null unique,
  waba_id         varchar(40) not null,
  -- Meta scopes user ids by the business portfolio a number belongs to; '' until it is known.
  portfolio       varchar(40) not null default '',
  -- The name of the bot that answers on this number; '' for none.
  bot             varchar(100) not null default '',
  created         timestamp(6) with time zone not null
);
create index channel_account on channel (account, id);

create table bot (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  name    varchar(100) not null,
  -- The release that new sessions use; '' until the first is published.
  release varchar(40) not null default '',
  created timestamp(6) with time zone not null,
  unique (account, name)
);

create table bot_release (
  id      varchar(40) primary key,
  account varchar(40) not null references account (id),
  bot     varchar(40) not null references bot (id),
  number  integer not null,
  -- The SHA-256 of the content: a restart publishes a folder only if it changed.
  digest  varchar(64) not null,
  content text not null,
  created timestamp(6) with time zone not null,
  unique (bot, number)
);

create table contact (
  id      varchar(40) primary key,
  account varchar(40) not null,
  name    varchar(1000) not null,
  -- Where messages are sent: the phone number as WhatsApp writes it, else the business-scoped id.
  phone   varchar(200) not null,
  bsuid   varchar(200) not null,
  fields  varchar(1000000) not null,
  version bigint not null,
  created timestamp(6) with time zone not null
);
create index contact_account on contact (account, id);

create table contact_identity (
  account varchar(40) not null,
  -- The portfolio for business-scoped ids; '' for phone numbers, which are the same everywhere.
  scope   varchar(40) not null,
  kind    varchar(20) not null,
  name    varchar(200) not null,
  contact varchar(40) not null,
  created timestamp(6) with time zone not null,
  primary key (account, scope, kind, name)
);
create index contact_identity_contact on contact_identity (contact);

create table conversation (
  id           varchar(40) primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  contact      varchar(40) not null,
  -- A hash of the id: what a node owns.
  shard        integer not null,
  owner        varchar(10) not null,
  -- Goes up with every turn: whoever saves on top of an older one was not the owner any more.
  version      bigint not null,
  -- The current session's state, kept after its end until the next one starts; '' before the first.
  state        varchar(1000000) not null,
  last_inbound timestamp(6) with time zone,
  created      timestamp(6) with time zone not null,
  unique (channel, contact)
);
create index conversation_contact on conversation (contact);

create table session (
  id           varchar(60) primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  conversation varchar(40) not null,
  bot          varchar(100) not null,
  release      varchar(40) not null,
  flow         varchar(200) not null,
  state        varchar(10) not null,
  detail       varchar(2000) not null,
  started      timestamp(6) with time zone not null,
  ended        timestamp(6) with time zone
);
create index session_account on session (account, state, id);
create index session_conversation on session (conversation, id);

create table inbox (
  sequence     bigint primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  -- '' where the event belongs to no conversation.
  conversation varchar(40) not null,
  dedupe_key   varchar(250) not null,
  kind         varchar(200) not null,
  state        varchar(10) not null,
  outcome      varchar(40) not null,
  detail       varchar(2000) not null,
  -- A whole webhook body with this one event in it; what is longer stands in raw_large.
  raw          varchar(1000000) not null,
  raw_large    text,
  occurred     timestamp(6) with time zone not null,
  received     timestamp(6) with time zone not null,
  unique (account, channel, dedupe_key)
);
create index inbox_state on inbox (state, sequence);
create index inbox_account on inbox (account, sequence);

create table event (
  sequence     bigint primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  conversation varchar(40) not null,
  kind         varchar(200) not null,
  outcome      varchar(40) not null,
  detail       varchar(2000) not null,
  occurred     timestamp(6) with time zone not null
);
create index event_account on event (account, sequence);

-- All that a turn took in, so that it can be taken again.
create table turn (
  conversation varchar(40) not null,
  inbox        bigint not null,
  part         integer not null,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  session      varchar(60) not null,
  release      varchar(40) not null,
  outcome      varchar(20) not null,
  input        varchar(1000000) not null,
  facts        varchar(1000000) not null,
  instant      timestamp(6) with time zone not null,
  seed         bigint not null,
  primary key (conversation, inbox, part)
);

create table outbox (
  id                 varchar(40) primary key,
  sequence           bigint not null,
  account            varchar(40) not null,
  channel            varchar(40) not null,
  conversation       varchar(40) not null,
  contact            varchar(40) not null,
  purpose            varchar(20) not null,
  -- '' for what belongs to no campaign.
  campaign           varchar(40) not null,
  message            varchar(1000000) not null,
  state              varchar(10) not null,
  -- The state's place in queued < sending < accepted < sent < failed < delivered < read < played.
  rank               integer not null,
  -- 1 until Graph has given its word on the message, 0 from then on.
  open               integer not null,
  attempts           integer not null,
  possibly_duplicate boolean not null,
  wamid              varchar(250),
  error_code         integer,
  error              varchar(2000) not null,
  created            timestamp(6) with time zone not null,
  next_attempt       timestamp(6) with time zone,
  doubt_until        timestamp(6) with time zone,
  accepted           timestamp(6) with time zone,
  settled            timestamp(6) with time zone
);
create index outbox_open on outbox (open, sequence);
create index outbox_wamid on outbox (wamid);
create index outbox_conversation on outbox (conversation, sequence);

create table timer (
  conversation varchar(40) primary key,
  account      varchar(40) not null,
  channel      varchar(40) not null,
  token        varchar(100) not null,
  due          timestamp(6) with time zone not null
);
create index timer_due on timer (due);

-- Which node owns which conversations; one node owns them all as long as there is no row.
create table shard (
  id          integer primary key,
  owner       varchar(100) not null,
  lease_until timestamp(6) with time zone not null,
  epoch       bigint not null
);
