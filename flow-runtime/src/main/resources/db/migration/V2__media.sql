-- Files: what customers sent, waiting to be fetched or fetched, and what we keep to send. The
-- content lies outside the database, by the account and its SHA-256.
create table media (
  id           varchar(40) primary key,
  account      varchar(40) not null,
  -- '' for a file of ours that belongs to no number.
  channel      varchar(40) not null,
  -- Meta's id of a file that a customer sent; 'own:' and the digest for a file of ours.
  media_id     varchar(250) not null,
  kind         varchar(20) not null,
  -- '' until it is known.
  mime_type    varchar(200) not null,
  filename     varchar(1000) not null,
  state        varchar(10) not null,
  -- Goes up when somebody sets out to fetch it: of two nodes only one gets a number.
  attempts     integer not null,
  next_attempt timestamp(6) with time zone not null,
  -- The content's SHA-256 in hex; '' until it is there.
  digest       varchar(64) not null,
  bytes        bigint not null,
  error        varchar(2000) not null,
  received     timestamp(6) with time zone not null,
  settled      timestamp(6) with time zone,
  unique (account, channel, media_id)
);
create index media_waiting on media (state, next_attempt);
create index media_content on media (account, digest);

-- The ids that files of ours got at Meta, until these run out.
create table media_upload (
  account   varchar(40) not null,
  channel   varchar(40) not null,
  digest    varchar(64) not null,
  mime_type varchar(200) not null,
  media_id  varchar(250) not null,
  expires   timestamp(6) with time zone not null,
  primary key (account, channel, digest, mime_type)
);
create index media_upload_expires on media_upload (expires);
